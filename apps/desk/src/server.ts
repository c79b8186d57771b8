import { fileURLToPath } from 'node:url';
import { readConfiguration } from './configuration.ts';
import { openAccount } from './server/account.ts';
import { buildDesk } from './server/desk-app.ts';
import { openDeskStore } from './server/desk-store.ts';

const { port, rulesUrl, folder } = readConfiguration(process.env);
// The service reads the account file on its own start, so it is there before the desk says it is ready.
const account = openAccount(folder, port);
const store = openDeskStore(folder);
const pageFolder = fileURLToPath(new URL('page', import.meta.url));
const app = await buildDesk({ store, account, rulesUrl, pageFolder });

const close = () => void app.close().then(() => process.exit(0));
process.once('SIGINT', close);
process.once('SIGTERM', close);
if (process.send) process.once('disconnect', close);

await app.listen({ port, host: 'localhost' });
