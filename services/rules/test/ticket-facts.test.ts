import { isDeepStrictEqual } from 'node:util';
import { RunViewSchema } from '@handrail/contract';
import { describe, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp, type TestApp } from './_app.ts';
import { hasPostgres, startPostgres } from './_postgres.ts';
import { changeAfter, noteOf } from './_run.ts';
import { callerOf, corrected, fact } from './_ticket.ts';

const subjects = ['jane@initech.example', 'jim@initech.example'] as const;

/**
 * Two agents say the opposite in two runs of one ticket at once, again and again, in the same millisecond of a clock that
 * stands still. Answers the rounds after which views or rows of the list said different things.
 */
async function contradicting([here, there]: readonly [TestApp, TestApp], rounds: number) {
  const agents = [callerOf(here, await here.signIn()), callerOf(there, await there.signIn({ user: '9002' }))] as const;
  const runs = [await agents[0].start(subjects[0]), await agents[1].start(subjects[1])];
  const viewOf = async (id: string) => RunViewSchema.parse((await agents[0].get(`/v1/runs/${id}`)).json());
  // Whoever is second to record a fact is told to correct it, so that it is known before the race begins.
  if (runs[0]) await agents[0].record(runs[0], fact('requester.paid', true));
  const differing: unknown[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const values = round % 2 === 0 ? [true, false] : [false, true];
    await Promise.all(
      agents.map(async (agent, n) => {
        const run = runs[n];
        if (!run) throw new Error('Two runs');
        const value = values[n] ?? false;
        runs[n] = await agent.record(await viewOf(run.id), corrected('requester.paid', value));
      }),
    );
    const views = await Promise.all(runs.map(({ id }) => viewOf(id)));
    const listed = await agents[1].list();
    const told = views.map(({ id, facts, outcome }) => ({
      paid: facts.find(({ declaration }) => declaration.id === 'requester.paid')?.fact,
      outcome: outcome?.id ?? null,
      row: listed.find((row) => row.id === id)?.outcome,
    }));
    const [one, two] = told;
    if (!isDeepStrictEqual(one, two) || one?.row !== one?.outcome) differing.push(told);
  }
  const { broken } = await verifyChains(here.store);
  return { differing, broken };
}

const oneTruth = { differing: [], broken: [] };

describe('what two runs tell of their ticket at once', () => {
  test('is the same in both, on SQLite', async () => {
    const service = await startApp();
    expect(await contradicting([service, service], 10)).toEqual(oneTruth);
    await service.close();
  });

  test.runIf(hasPostgres)(
    'is the same in both, at two instances on PostgreSQL',
    async () => {
      const server = await startPostgres();
      const url = await server.newDatabase();
      const openStore = () => openPostgresStore(url, { connections: 4 });
      const services = [await startApp({ openStore }), await startApp({ openStore })] as const;
      expect(await contradicting(services, 20)).toEqual(oneTruth);
      await Promise.all(services.map((service) => service.close()));
      await server.stop();
    },
    60_000,
  );

  test('is known to a run from its beginning, which does not record it again', async () => {
    const service = await startApp();
    const agent = callerOf(service, await service.signIn());
    const one = await agent.start(subjects[0]);
    await agent.record(one, fact('requester.paid', false));
    const two = await agent.start(subjects[1]);
    expect(two.outcome?.id).toBe('refuse');
    expect((await agent.list()).find(({ id }) => id === two.id)).toMatchObject({ outcome: 'refuse' });
    const [first, second] = [await service.store.load('desk', one.id), await service.store.load('desk', two.id)];
    const readsRequester = JSON.stringify({ fact: 'requester.email' }).slice(1, -1);
    expect(JSON.stringify(first?.events)).toContain(readsRequester);
    expect(JSON.stringify(second?.events)).not.toContain(readsRequester);
    await service.close();
  });

  /** A service whose next call of a store's method comes after something else. */
  async function serviceAfter(method: 'append' | 'project') {
    let meanwhile: (() => Promise<unknown>) | null = null;
    const first = async () => {
      const work = meanwhile;
      meanwhile = null;
      await work?.();
    };
    const service = await startApp({
      changeStore: (store) => ({
        ...store,
        append: async (account, change) => {
          if (method === 'append') await first();
          return store.append(account, change);
        },
        project: async (account, run) => {
          if (method === 'project') await first();
          return store.project(account, run);
        },
      }),
    });
    const agent = callerOf(service, await service.signIn());
    const runs = [await agent.start(subjects[0]), await agent.start(subjects[1])] as const;
    const rowOf = async ({ id }: { id: string }) => (await agent.list()).find((row) => row.id === id);
    const before = (work: () => Promise<unknown>) => (meanwhile = work);
    return { service, agent, runs, rowOf, before };
  }

  test('moves the row of a sibling that was written to meanwhile by somebody who had not seen it', async () => {
    const { service, agent, runs, rowOf, before } = await serviceAfter('project');
    const [one, two] = runs;
    const seen = await service.store.load('desk', two.id);
    if (!seen) throw new Error('no run');
    before(() => service.store.append('desk', changeAfter('desk', seen, noteOf('Meanwhile'))));
    await agent.record(one, fact('requester.paid', false));
    expect(await rowOf(two)).toMatchObject({ outcome: 'refuse', seq: two.seq + 1 });
    await service.close();
  });

  test('moves the row of the run that was written from what was known before', async () => {
    const { service, agent, runs, rowOf, before } = await serviceAfter('append');
    const [one, two] = runs;
    before(() => agent.record(one, fact('requester.paid', false)));
    await agent.record(two, { type: 'mistake_reported', note: 'Who is this?' });
    expect(await rowOf(two)).toMatchObject({ outcome: 'refuse', seq: two.seq + 1 });
    await service.close();
  });

  test('moves a row again that was put in its place by who had read the ticket earlier', async () => {
    const { service, agent, runs, rowOf, before } = await serviceAfter('project');
    const [one, two] = runs;
    const told = await agent.record(one, fact('requester.paid', true));
    before(() => agent.record({ ...told, seq: told.seq + 1 }, corrected('requester.paid', false)));
    await agent.record(told, corrected('requester.paid', true));
    expect(await rowOf(two)).toMatchObject({ outcome: 'refuse' });
    await service.close();
  });
});
