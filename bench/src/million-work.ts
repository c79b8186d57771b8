import { join } from 'node:path';
import type { Store } from '@handrail/rules';
import { startApp } from '@handrail/rules/testing/app';
import { firstTicket, rareEvery, rareVersion, requesterOf, subjectOf } from '@handrail/rules/testing/many-runs';
import { callerOf, fact, onlyRun, ticket } from '@handrail/rules/testing/ticket';
import { loadWorkflows, type Pack } from '@handrail/workflows';

const rounds = 100;
const page = 50;

function shipped(): Pack[] {
  const loaded = loadWorkflows(join(import.meta.dirname, '../../packages/workflows/packs'));
  if (!loaded.ok) throw new Error('The workflows do not load');
  return loaded.packs;
}

/** One run as an agent makes it: opened, three questions answered. */
export async function modelRun() {
  const service = await startApp({ packs: shipped() });
  try {
    const agent = callerOf(service, await service.signIn());
    const asked = ticket({
      subject: 'Email has already been taken',
      description: 'I cannot add jane@initech.example to my account',
    });
    let run = onlyRun(await agent.open(asked));
    for (const [id, value] of [
      ['other.found', 'elsewhere'],
      ['other.kind', 'primary'],
      ['requester.plan', 'paid'],
    ] as const)
      run = await agent.record(run, fact(id, value));
    const stored = await service.store.load('desk', run.id);
    if (!stored) throw new Error('The run is not kept');
    return stored;
  } finally {
    await service.close();
  }
}

/** The time within which 95 of 100 came, of calls that come one after the other. */
async function p95(call: (round: number) => Promise<void>): Promise<number> {
  const taken: number[] = [];
  for (let round = -10; round < rounds; round += 1) {
    const began = performance.now();
    await call(round + 10);
    if (round >= 0) taken.push(performance.now() - began);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(rounds * 0.95)] ?? 0;
}

/** A run somewhere among all, another in each round. */
const somewhere = (round: number, runs: number) => (round * 7919 + 11) % runs;

/** Lists and searches of the lead's page, by name. */
export async function listTimes(store: Store, account: string, runs: number, now: number): Promise<[string, number][]> {
  const workflow = 'email_release';
  const { version } = (await store.list(account, { ticketId: firstTicket }, null, 1, now))[0]?.workflow ?? {
    version: '',
  };
  const rare = Math.min(page, Math.ceil(runs / rareEvery));
  const lists: [string, number, (round: number) => Parameters<Store['list']>[1]][] = [
    ['first page', page, () => ({})],
    ['search by who asked', 1, (round) => ({ search: requesterOf(somewhere(round, runs)) })],
    ['search by what it is about', 1, (round) => ({ search: subjectOf(somewhere(round, runs)) })],
    ['search that finds a thousand', page, () => ({ search: 'asker1' })],
    ['version nearly all are on', page, () => ({ workflow, version })],
    ['version hardly used', rare, () => ({ workflow, version: rareVersion })],
    ['version hardly used, by ticket', rare, () => ({ workflow, version: rareVersion, sort: 'ticket' })],
    ['version that none is on', 0, () => ({ workflow, version: 'none' })],
  ];
  const times: [string, number][] = [];
  for (const [name, expected, filterOf] of lists) {
    const ms = await p95(async (round) => {
      const found = await store.list(account, filterOf(round), null, page, now);
      if (found.length !== expected) throw new Error(`${name}: ${found.length} rows instead of ${expected}`);
    });
    times.push([name, ms]);
  }
  return times;
}

const served = (store: Store) =>
  startApp({
    packs: shipped(),
    checkResponses: false,
    rateLimit: 1_000_000_000,
    openStore: async () => ({ ...store, close: async () => undefined }),
  });

/** Views of runs that nobody looked at before, as the service answers them. */
export async function viewTimes(store: Store, account: string, runs: number): Promise<number> {
  const service = await served(store);
  const lead = callerOf(service, await service.signIn({ user: '9002' }));
  const ids: string[] = [];
  for (let round = 0; round < rounds + 10; round += 1) {
    // Not one of the version that only lists know.
    const n = Math.floor(somewhere(round, runs) / 10) * 10;
    const [id] = await store.runsOfTicket(account, firstTicket + n);
    ids.push(id ?? '');
  }
  const ms = await p95(async (round) => {
    const answer = await lead.get(`/v1/runs/${ids[round]}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
  });
  await service.close();
  return ms;
}

/** The list of this range as a file: how long it takes, and how much more memory than a third of it, when garbage has been collected once. */
export async function exportCost(store: Store, { from, to }: { from: number; to: number }, expected: number) {
  const service = await served(store);
  const url = await service.app.listen({ port: 0, host: '127.0.0.1' });
  const headers = await service.signIn({ user: '9002' });
  const read = async (until: number, wanted: number) => {
    const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(until).toISOString() });
    const { body } = await fetch(`${url}/v1/runs.csv?${query.toString()}`, { headers });
    let lines = -1;
    let peak = 0;
    for await (const piece of body ?? []) {
      for (const byte of piece) if (byte === 10) lines += 1;
      peak = Math.max(peak, process.memoryUsage.rss());
    }
    if (lines !== wanted) throw new Error(`${lines} lines instead of ${wanted}`);
    return peak;
  };
  const few = Math.floor(expected / 3);
  const small = await read(from + ((to - from) / expected) * few, few);
  const began = performance.now();
  const large = await read(to, expected);
  const seconds = (performance.now() - began) / 1000;
  await service.close();
  return { seconds, megabytes: (large - small) / 2 ** 20 };
}
