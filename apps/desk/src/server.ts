import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readConfiguration } from './configuration.ts';
import { openAccount } from './server/account.ts';
import { buildDesk } from './server/desk-app.ts';
import { openDeskStore } from './server/desk-store.ts';
import { keepPorts, lastPorts } from './source-server/source-ports.ts';
import { startSourceServers } from './source-server/start-source-servers.ts';

/** What the start script passes on from the service while somebody writes workflows. */
const WorkflowsSaidSchema = z.object({ workflows: z.object({ problems: z.array(z.string()) }) });

const { port, rulesUrl, folder, sourcePorts, hasSources } = readConfiguration(process.env);
const store = openDeskStore(folder);
const sources = await startSourceServers(store, { ...lastPorts(folder), ...sourcePorts });
keepPorts(folder, sources.ports);
// The service reads the account file on its own start, so it is there before the desk says it is ready.
const account = openAccount(folder, port, hasSources ? sources.ports : null);
const pageFolder = fileURLToPath(new URL('page', import.meta.url));
const app = await buildDesk({ store, account, rulesUrl, pageFolder });

const close = () => void Promise.all([app.close(), sources.close()]).then(() => process.exit(0));
process.once('SIGINT', close);
process.once('SIGTERM', close);
if (process.send) process.once('disconnect', close);
process.on('message', (message) => {
  const said = WorkflowsSaidSchema.safeParse(message);
  if (said.success) store.workflowsSaved(said.data.workflows.problems);
});

await app.listen({ port, host: 'localhost' });
