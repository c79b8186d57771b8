import { join } from 'node:path';
import { OpenedTicketSchema, TicketSnapshotSchema } from '@handrail/contract';
import { startApp, launchOf, launchToken } from '@handrail/rules/testing/app';
import { loadWorkflows } from '@handrail/workflows';
import fastify from 'fastify';
import type { Told } from './service-told.ts';

/**
 * A process with the service as it runs in production and, on another port, bare routes that answer constants of the
 * same size. Tells its parent where they are.
 */
const packs = loadWorkflows(join(import.meta.dirname, '../../packages/workflows/packs'));
if (!packs.ok) throw new Error('The workflows do not load');

const asInProduction = {
  packs: packs.packs,
  checkResponses: false,
  rateLimit: 1_000_000_000,
  logStream: { write: () => undefined },
  now: () => new Date(),
};
const service = await startApp(asInProduction);
const forgetful = await startApp({
  ...asInProduction,
  viewsLast: 0,
  openStore: async () => ({ ...service.store, close: async () => undefined }),
});
const launched = await service.launch(await launchToken(service.desk, new Date()));
const headers = {
  authorization: `Bearer ${launchOf(launched.body).session.token}`,
  'content-type': 'application/json',
};

const snapshot = TicketSnapshotSchema.parse({
  id: 7,
  subject: 'Email has already been taken',
  description: 'I cannot add jane@initech.example to my account',
  requester: { name: 'Rita', email: 'rita@initech.example' },
  status: 'open',
  tags: [],
  form: null,
  externalId: null,
  channel: 'email',
  comments: [],
});
const opened = await service.app.inject({ method: 'POST', url: '/v1/tickets/7/open', headers, payload: { snapshot } });
const run: unknown = opened.json().runs[0];

const known = (value: unknown) => ({ state: 'known', value, source: 'agent', by: null, at: new Date().toISOString() });
const asked = {
  workflow: 'email_release',
  facts: {
    'address.wanted': known('jane@initech.example'),
    'other.found': known('elsewhere'),
    'other.kind': known('primary'),
  },
};
const decision: unknown = (
  await service.app.inject({ method: 'POST', url: '/v1/decisions', headers, payload: asked })
).json();

const bare = fastify();
bare.post('/decision', async () => decision);
bare.get('/run', async () => run);

const anyPort = { port: 0, host: '127.0.0.1' };
const told: Told = {
  service: await service.app.listen(anyPort),
  forgetful: await forgetful.app.listen(anyPort),
  bare: await bare.listen(anyPort),
  headers,
  asked,
  runId: OpenedTicketSchema.parse(opened.json()).runs[0]?.id ?? '',
  bytes: { decision: JSON.stringify(decision).length, run: JSON.stringify(run).length },
};
process.send?.(told);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.once('disconnect', () => {
  void Promise.all([forgetful.close(), bare.close()])
    .then(() => service.close())
    .then(() => process.exit(0));
});
