import { type EventBody, ProblemSchema, RunViewSchema } from '@handrail/contract';
import { type Pack, packSource, restorePack } from '@handrail/workflows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainEvent } from '../src/store/chain.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { loadTinyPacks, startApp, type TestApp } from './_app.ts';
import { newFolder } from './_folder.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { adminOf, callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';

/** The tiny workflow, with links that can be taken away while it is used. */
function tinyPack(): { pack: Pack; links: Pack['workflow']['authored']['links'] } {
  const [pack] = loadTinyPacks();
  if (!pack) throw new Error('one pack');
  const { workflow } = pack;
  const links = { ...workflow.authored.links };
  return { pack: { ...pack, workflow: { ...workflow, authored: { ...workflow.authored, links } } }, links };
}

/** Adds an event past every check, as an earlier or a later version would have written it. */
async function smuggle(store: Store, runId: string, body: object, key = 'smuggled-1'): Promise<void> {
  const stored = await store.load('desk', runId);
  const last = stored?.events.at(-1);
  if (!stored || !last) throw new Error('no run');
  const { id, at, seq, hash } = last;
  const actor = { id: '9001', name: null, role: 'agent' } as const;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the point is that it is none of ours
  const draft = { id, runId, seq: seq + 1, at, actor, key, body: body as EventBody };
  const event = chainEvent('desk', hash, draft);
  const run = { ...stored.run, summary: { ...stored.run.summary, seq: event.seq }, head: event.hash };
  const isDone = await store.append('desk', {
    run,
    expectedSeq: seq,
    events: [event],
    ownerTickets: [],
    telling: 'nothing',
    counts: [],
  });
  if (!isDone) throw new Error('not written');
}

const two = ticket({ id: 31, description: 'Please release jane@initech.example and bob@initech.example' });

function recordSuite(name: string, openEmpty: () => Promise<Store>) {
  describe(`on ${name}`, () => {
    let service: TestApp;
    let agent: ReturnType<typeof callerOf>;
    const { pack, links } = tinyPack();
    const kept = { ...links };
    beforeAll(async () => {
      service = await startApp({ packs: [pack], openStore: openEmpty });
      agent = callerOf(service, await service.signIn());
    });
    afterAll(() => service.close());

    test('texts that earlier versions took are drawn, and verify-log names the row no store could keep', async () => {
      const run = onlyRun(await agent.open(ticket({ id: 21 })));
      await smuggle(service.store, run.id, fact('reply.from', 'a\ud83db\0\u0007'));
      const drawn = onlyRun(await agent.open(ticket({ id: 21 })));
      expect(drawn.unreadable).toBeNull();
      const found = drawn.facts.find(({ declaration }) => declaration.id === 'reply.from')?.fact;
      expect(found).toMatchObject({ state: 'known', value: 'a\ufffdb\ufffd\ufffd' });
      expect((await verifyChains(service.store)).broken).toEqual([]);
      const other = onlyRun(await agent.open(ticket({ id: 22 })));
      await smuggle(service.store, other.id, { type: 'mistake_reported', note: 'x' }, 'key-\ud83d');
      expect(onlyRun(await agent.open(ticket({ id: 22 }))).history[0]?.says).toContain('x');
      const { broken } = await verifyChains(service.store);
      expect(broken).toMatchObject([{ runId: other.id, seq: other.seq + 1 }]);
      expect(broken[0]?.says).toContain('half a character');
    });

    test('what cannot be shown afterwards is not recorded', async () => {
      const run = onlyRun(await agent.open(ticket({ id: 23 })));
      // Only the view asks for this link: the run itself is worked out without it.
      delete links.plan;
      const answer = await agent.send(run, { type: 'mistake_reported', note: 'x' });
      Object.assign(links, kept);
      expect(ProblemSchema.parse(answer.json())).toMatchObject({ code: 'conflict' });
      expect(service.lines.some((line) => line.includes('"msg":"failed"'))).toBe(true);
      expect(onlyRun(await agent.open(ticket({ id: 23 }))).seq).toBe(run.seq);
    });

    test('a run with an event of a later version is a record, and the ticket’s other runs open and work', async () => {
      const start = { workflow: 'tiny_release', snapshot: two };
      for (const subject of ['jane@initech.example', 'bob@initech.example'])
        expect((await agent.post('/v1/runs', { ...start, subject })).statusCode).toBe(200);
      const [first, second] = (await agent.open(two)).runs;
      if (!first || !second) throw new Error('two runs');
      await smuggle(service.store, first.id, { type: 'asked_the_moon', answer: 'yes' });
      const { runs } = await agent.open(two);
      expect(runs.map(({ unreadable }) => unreadable !== null)).toEqual([true, false]);
      expect(runs[0]).toMatchObject({ id: first.id, subject: first.subject, steps: [], snippets: [], nextStep: null });
      expect(runs[0]?.history[0]?.says).toBe('Something that a newer version of Handrail recorded');
      expect(runs[0]?.history.some(({ says }) => says.includes('Which address should be released?'))).toBe(true);
      expect(RunViewSchema.parse((await agent.get(`/v1/runs/${first.id}`)).json()).unreadable).not.toBeNull();
      const refused = await agent.send({ id: first.id, seq: first.seq + 1 }, done('say-no'));
      expect(ProblemSchema.parse(refused.json())).toMatchObject({ code: 'conflict' });
      expect((await agent.record(second, fact('requester.paid', true))).seq).toBeGreaterThan(second.seq);
      expect(service.lines.some((line) => line.includes('run cannot be worked out'))).toBe(true);
    });

    test('a run whose kept version cannot be read is a record until it is moved to the newest, or erased', async () => {
      const run = onlyRun(await agent.open(ticket({ id: 24 })));
      const broken = { ...service.store, close: async () => undefined, loadVersion: async () => '{"half a' };
      const newest = restorePack(packSource(pack).replace(run.workflow.version, '0123456789ab'));
      const later = await startApp({ packs: [newest], openStore: async () => broken });
      const fresh = callerOf(later, await later.signIn());
      const record = onlyRun(await fresh.open(ticket({ id: 24 })));
      expect(record).toMatchObject({ newerVersion: '0123456789ab', workflow: { version: run.workflow.version } });
      expect(record.unreadable).not.toBeNull();
      const [from, to] = [run.workflow.version, '0123456789ab'];
      const moved = await fresh.record(record, { type: 'run_migrated', from, to, reason: 'It cannot be read' });
      expect(moved).toMatchObject({ unreadable: null, workflow: { version: to } });
      await later.close();
    });

    test('a run that cannot be read can be erased', async () => {
      const run = onlyRun(await agent.open(ticket({ id: 25 })));
      await agent.record(run, { type: 'run_ended', ending: 'dismissed', why: 'out_of_scope', into: null, note: null });
      await smuggle(service.store, run.id, { type: 'asked_the_moon', answer: 'jane@initech.example' });
      const admin = await adminOf(service);
      const erased = await admin.post(`/v1/runs/${run.id}/erase`, { because: 'Asked for' });
      expect(erased.statusCode).toBe(200);
      const after = onlyRun(await agent.open(ticket({ id: 25 })));
      expect(after).toMatchObject({ subject: null, status: 'closed', ending: { ending: 'erased' } });
    });
  });
}

recordSuite('SQLite', async () => openSqliteStore(newFolder()));

describe.runIf(hasPostgres)('with PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop());
  recordSuite('PostgreSQL', async () => openPostgresStore(await server.newDatabase()));
});
