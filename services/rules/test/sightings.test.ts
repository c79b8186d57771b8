import { ProblemSchema, RunViewSchema } from '@handrail/contract';
import { describe, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp, type TestApp } from './_app.ts';
import { hasPostgres, startPostgres } from './_postgres.ts';
import { callerOf, done, fact, onlyRun } from './_ticket.ts';
import { deliver, statusChanged } from './_webhook.ts';

/** Several services on one store, or the same one several times. */
type Services = readonly [TestApp, TestApp];
const each = 25;

/** An agent writes from the view of their last answer, while Zendesk tells of one status after the other. */
async function agentAgainstZendesk([here, there]: Services) {
  const agent = callerOf(here, await here.signIn());
  const opened = onlyRun(await agent.open());
  let run = { id: opened.id, seq: opened.seq };
  const agentWrites = async () => {
    const statuses = [];
    for (let n = 0; n < each; n += 1) {
      const answer = await agent.send(run, { type: 'mistake_reported', note: `note ${n}` });
      statuses.push(answer.statusCode);
      if (answer.statusCode === 200) run = RunViewSchema.parse(answer.json());
    }
    return new Set(statuses);
  };
  const zendeskTells = async () => {
    const statuses = [];
    for (let n = 0; n < each; n += 1) {
      const status = n % 2 === 0 ? 'pending' : 'open';
      statuses.push((await deliver(n % 3 === 0 ? here : there, statusChanged(7, status))).statusCode);
    }
    return new Set(statuses);
  };
  const [written, told] = await Promise.all([agentWrites(), zendeskTells()]);
  const last = RunViewSchema.parse((await agent.get(`/v1/runs/${run.id}`)).json());
  const { broken } = await verifyChains(here.store);
  return { written: [...written], told: [...told], added: last.seq - opened.seq, broken };
}

/** What each of two writers at once is answered who both saw the same run, and missed a sighting since. */
async function agentAgainstAgent([here, there]: Services) {
  const one = callerOf(here, await here.signIn());
  const two = callerOf(there, await there.signIn({ user: '9003' }));
  const run = onlyRun(await one.open());
  await deliver(here, statusChanged(7, 'pending'));
  const answers = await Promise.all([
    one.send(run, fact('requester.paid', true)),
    two.send(run, { type: 'mistake_reported', note: 'Who is this?' }),
  ]);
  return answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);
}

const nobodyRefused = { written: [200], told: [200], added: 2 * each, broken: [] };
const races = [
  [agentAgainstZendesk, nobodyRefused],
  [agentAgainstAgent, [200, 409]],
] as const;

describe('who missed only sightings', () => {
  test('is not refused; who missed anything else is, by its name', async () => {
    const service = await startApp();
    const agent = callerOf(service, await service.signIn());
    const run = onlyRun(await agent.open());
    await deliver(service, statusChanged(7, 'pending'));
    await deliver(service, statusChanged(7, 'hold'));
    const written = await agent.send(run, fact('requester.paid', true));
    expect(written.statusCode).toBe(200);
    expect(RunViewSchema.parse(written.json()).seq).toBe(run.seq + 3);
    await deliver(service, statusChanged(7, 'open'));
    const stale = await agent.send(run, fact('other.active', false));
    const problem = ProblemSchema.parse(stale.json());
    expect(problem).toMatchObject({ status: 409, code: 'stale', detail: 'Does the requester pay? yes just now' });
    const fresh = RunViewSchema.parse(problem.view);
    expect(fresh.history[0]?.says).toBe('The ticket is open');
    const ahead = await agent.send({ ...run, seq: fresh.seq + 1 }, fact('other.active', false));
    expect(ProblemSchema.parse(ahead.json()).code).toBe('stale');
    await service.close();
  });

  test('is held to the rules as they are now all the same', async () => {
    const service = await startApp();
    const agent = callerOf(service, await service.signIn());
    const run = onlyRun(await agent.open());
    await deliver(service, statusChanged(7, 'solved'));
    const answer = await agent.send(run, done('free'));
    expect(ProblemSchema.parse(answer.json()).code).toBe('gate_locked');
    await service.close();
  });

  test('is not refused when a sighting comes between reading the run and writing it', async () => {
    let meanwhile: (() => Promise<unknown>) | null = null;
    const service: TestApp = await startApp({
      changeStore: (store) => ({
        ...store,
        async append(account, change) {
          const first = meanwhile;
          meanwhile = null;
          await first?.();
          return store.append(account, change);
        },
      }),
    });
    const agent = callerOf(service, await service.signIn());
    const run = onlyRun(await agent.open());
    meanwhile = () => deliver(service, statusChanged(7, 'pending'));
    const answer = await agent.send(run, fact('requester.paid', true));
    expect(answer.statusCode).toBe(200);
    const types = (await service.store.load('desk', run.id))?.events.slice(run.seq).map(({ type }) => type);
    expect(types).toEqual(['ticket_status_seen', 'fact_recorded']);
    meanwhile = () => agent.send({ ...run, seq: run.seq + 2 }, { type: 'mistake_reported', note: 'Meanwhile' });
    const told = await deliver(service, statusChanged(7, 'open'));
    expect(told.json()).toEqual({ recorded: 1 });
    await service.close();
  });
});

describe('writers at once', () => {
  test(`on SQLite: ${each} statuses refuse none of ${each} events of an agent, of two agents one is refused`, async () => {
    for (const [race, result] of races) {
      const service = await startApp({ checkResponses: false });
      expect(await race([service, service])).toEqual(result);
      await service.close();
    }
  });

  test.runIf(hasPostgres)(
    'on PostgreSQL at two instances: the same',
    async () => {
      const server = await startPostgres();
      for (const [race, result] of races) {
        const url = await server.newDatabase();
        const openStore = () => openPostgresStore(url, { connections: 4 });
        const services = [
          await startApp({ openStore, checkResponses: false }),
          await startApp({ openStore, checkResponses: false }),
        ] as const;
        expect(await race(services)).toEqual(result);
        await Promise.all(services.map((service) => service.close()));
      }
      await server.stop();
    },
    120_000,
  );
});
