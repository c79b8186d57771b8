import { ProblemSchema } from '@handrail/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { startApp, type TestApp } from './_app.ts';
import { type Attack, attacks, type Target } from './_attacks.ts';
import { fuzz } from './_fuzz.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { callerOf, onlyRun, ticket } from './_ticket.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

const isLong = process.env.HANDRAIL_LONG === '1';
const secrets = ['jane@initech.example', 'rita@initech.example', 'Rita Requester', 'private words'];

function attackSuite(engine: string, start: () => Promise<TestApp>): void {
  describe(`on ${engine}`, () => {
    let target: Target;
    let all: Attack[];
    beforeAll(async () => {
      const service = await start();
      const agent = await service.signIn();
      const stranger = await service.signIn({ zendesk: service.other });
      const snapshot = ticket({ comments: [], description: 'Please release jane@initech.example, private words' });
      const run = onlyRun(await callerOf(service, agent).open(snapshot));
      target = { service, agent, stranger, runId: run.id, seq: run.seq };
      all = await attacks(target);
    });
    afterAll(() => target.service.close());

    test('every attack is refused, as what it is, and nothing moves', async () => {
      expect(all.length).toBeGreaterThanOrEqual(250);
      const { app, store } = target.service;
      const wrong: string[] = [];
      for (const { name: attack, expected, method, url, headers = {}, payload } of all) {
        const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
        const isRight = expected.includes(answer.statusCode);
        if (!isRight) wrong.push(`${attack}: ${answer.statusCode} ${answer.body.slice(0, 120)}`);
        else if (!ProblemSchema.safeParse(answer.json()).success) wrong.push(`${attack}: not a problem`);
      }
      expect(wrong).toEqual([]);
      expect((await store.load('desk', target.runId))?.events).toHaveLength(target.seq);
      expect(app.attempts.all().reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(all.length);
    });

    test('whatever the contract’s schemas can be twisted into, the service answers and goes on', async () => {
      const { app } = target.service;
      const requests = isLong ? 20_000 : 600;
      const odd: string[] = [];
      for (const sent of fuzz(target, requests)) {
        const answer = await app.inject(sent);
        if (answer.statusCode >= 500)
          odd.push(`${sent.method} ${sent.url} ${sent.payload}: ${answer.body}`.slice(0, 400));
      }
      expect(odd).toEqual([]);
      expect((await app.inject('/readyz')).statusCode).toBe(200);
      const run = await app.inject({ url: `/v1/runs/${target.runId}`, headers: target.agent });
      expect(run.statusCode).toBe(200);
    });

    test('the log names nobody and quotes nothing', () => {
      const log = target.service.lines.join('\n');
      for (const secret of secrets) expect(log).not.toContain(secret);
      expect(log).not.toContain(target.agent.authorization.slice(7));
    });
  });
}

attackSuite('SQLite', () => startApp({ rateLimit: 10_000_000 }));

describe.runIf(hasPostgres)('with a database', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);
  attackSuite('PostgreSQL', () =>
    startApp({ rateLimit: 10_000_000, openStore: async () => openPostgresStore(await server.newDatabase()) }),
  );
});
