import { ProblemSchema, RunViewSchema } from '@handrail/contract';
import { describe, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp, type TestApp } from './_app.ts';
import { hasPostgres, startPostgres } from './_postgres.ts';
import { callerOf, onlyRun } from './_ticket.ts';

const each = process.env.HANDRAIL_LONG === '1' ? 500 : 60;

/** Two agents write to one run at once, each from the view it has; who is refused goes on from the fresh view. */
async function twoAgents(first: TestApp, second: TestApp) {
  const agents = [callerOf(first, await first.signIn()), callerOf(second, await second.signIn({ user: '9003' }))];
  const opened = onlyRun(await callerOf(first, await first.signIn()).open());
  let refusals = 0;
  await Promise.all(
    agents.map(async (agent, who) => {
      let seq = opened.seq;
      for (let n = 0; n < each; ) {
        const body = { type: 'mistake_reported', note: `agent ${who} note ${n}` } as const;
        const answer = await agent.send({ id: opened.id, seq }, body, `agent-${who}-${n}`);
        if (answer.statusCode === 200) {
          n += 1;
          seq = RunViewSchema.parse(answer.json()).seq;
        } else {
          refusals += 1;
          const problem = ProblemSchema.parse(answer.json());
          expect(problem).toMatchObject({ status: 409, code: 'stale' });
          const view = RunViewSchema.parse(problem.view);
          expect(view.seq).toBeGreaterThan(seq);
          seq = view.seq;
        }
      }
    }),
  );
  const [agent] = agents;
  const run = RunViewSchema.parse((await agent?.get(`/v1/runs/${opened.id}`))?.json());
  const notes = run.history.filter(({ type }) => type === 'mistake_reported').map(({ says }) => says);
  const { broken } = await verifyChains(first.store);
  return { added: run.seq - opened.seq, notes: new Set(notes).size, wereRefused: refusals > 0, broken };
}

const limit = 600_000;
const whole = { added: 2 * each, notes: 2 * each, wereRefused: true, broken: [] };

test(
  `2 agents x ${each} conflicting events on SQLite: none lost, each refused writer got the fresh view`,
  async () => {
    const service = await startApp({ checkResponses: false });
    expect(await twoAgents(service, service)).toEqual(whole);
    await service.close();
  },
  limit,
);

describe.runIf(hasPostgres)('PostgreSQL', () => {
  test(
    `2 agents x ${each} conflicting events at two instances: none lost`,
    async () => {
      const server = await startPostgres();
      const url = await server.newDatabase();
      const openStore = () => openPostgresStore(url, { connections: 4 });
      const [here, there] = [
        await startApp({ openStore, checkResponses: false }),
        await startApp({ openStore, checkResponses: false }),
      ];
      expect(await twoAgents(here, there)).toEqual(whole);
      await Promise.all([here.close(), there.close()]);
      await server.stop();
    },
    limit,
  );
});
