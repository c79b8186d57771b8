import { ProblemSchema, RunViewSchema } from '@handrail/contract';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp, type TestApp } from './_app.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { newFolder } from './_folder.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';

const half = '\ud83d';
/** JSON as a client writes it that cuts texts by code units: halves of characters travel as escapes. */
const json = (value: unknown) => JSON.stringify(value);

const refused: [string, string, (seq: number) => object][] = [
  [
    'a key with half an emoji',
    'body.key',
    (expectedSeq) => ({ expectedSeq, key: `key-0000${half}`, body: { type: 'mistake_reported', note: 'x' } }),
  ],
  [
    'a value with half an emoji',
    'body.body.value',
    (expectedSeq) => ({ expectedSeq, key: 'key-00001', body: fact('reply.from', `jane${half}@initech.example`) }),
  ],
  [
    'an address with an invisible character',
    'body.body.value',
    (expectedSeq) => ({ expectedSeq, key: 'key-00002', body: fact('reply.from', 'jane\u200b@initech.example') }),
  ],
  [
    'a member whose name holds an invisible character',
    'body.body.value',
    (expectedSeq) => ({
      expectedSeq,
      key: 'key-00003',
      body: { ...fact('group.members', ''), value: [{ username: 'olga\u202e', role: 'owner' }] },
    }),
  ],
  [
    'a note with NUL',
    'body.body.note',
    (expectedSeq) => ({ expectedSeq, key: 'key-00004', body: { type: 'mistake_reported', note: 'a\0b' } }),
  ],
  [
    'a reason that shows nothing',
    'body.body.note',
    (expectedSeq) => ({ expectedSeq, key: 'key-00005', body: { type: 'mistake_reported', note: ' \u200b ' } }),
  ],
];

function textSuite(name: string, openEmpty: () => Promise<Store>) {
  describe(`texts on ${name}`, () => {
    let service: TestApp;
    let agent: ReturnType<typeof callerOf>;
    beforeAll(async () => {
      service = await startApp({ openStore: openEmpty });
      agent = callerOf(service, await service.signIn());
    });
    afterAll(() => service.close());

    const raw = (url: string, payload: string, headers: { authorization: string }) =>
      service.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        payload,
      });

    test.each(refused)('%s is refused with its place', async (_, path, eventOf) => {
      const run = onlyRun(await agent.open());
      const answer = await raw(`/v1/runs/${run.id}/events`, json(eventOf(run.seq)), await service.signIn());
      expect(answer.statusCode).toBe(400);
      const [error] = ProblemSchema.parse(answer.json()).errors ?? [];
      expect(error?.path).toBe(path);
      expect(onlyRun(await agent.open()).seq).toBe(run.seq);
    });

    test('a subject nobody can see whole is refused', async () => {
      const subject = 'jane\u00ad@initech.example';
      const answer = await agent.post('/v1/runs', { workflow: 'tiny_release', subject, snapshot: ticket() });
      expect(ProblemSchema.parse(answer.json()).errors?.[0]).toMatchObject({ path: 'body.subject' });
    });

    test('a ticket opens whatever its texts hold, and its runs open again', async () => {
      const headers = await service.signIn();
      const odd = fc.string({ unit: 'binary', maxLength: 12 });
      const hostile = fc.constantFrom(half, '\udc00', '\0', '\u0007', '\u202e', '\ufffe', '\u{e0041}', '{{ x }}', "'");
      const text = fc.array(fc.oneof(odd, hostile), { maxLength: 6 }).map((parts) => parts.join(''));
      let id = 100;
      await fc.assert(
        fc.asyncProperty(text, text, text, async (one, two, three) => {
          id += 1;
          const snapshot = ticket({
            id,
            subject: `Address is taken ${one}`,
            description: `${two} please release jane@initech.example ${one}`,
            requester: { name: two, email: `rita${three}@initech.example` },
            tags: [one],
            externalId: three,
            comments: [
              { id: two, author: { id: one, email: three, role: 'end-user' }, public: true, text: three, at: null },
            ],
          });
          for (let turn = 0; turn < 2; turn += 1) {
            const answer = await raw(`/v1/tickets/${id}/open`, json({ snapshot }), headers);
            expect(answer.statusCode).toBe(200);
          }
        }),
        { numRuns: 25, seed: 20_261 },
      );
      expect((await verifyChains(service.store)).broken).toEqual([]);
    }, 30_000);

    test('whatever an agent writes is refused, or is there and can be shown', async () => {
      const headers = await service.signIn();
      let run = onlyRun(await agent.open(ticket({ id: 50 })));
      const odd = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
      const cut = fc.constantFrom(
        `a${half}`,
        `${half}a`,
        'a\0',
        'a\u0085',
        'a\u200b',
        'A\u0301',
        '</script>',
        'a\ud83d\ude00',
      );
      await fc.assert(
        fc.asyncProperty(fc.oneof(odd, cut), fc.uuid(), async (text, key) => {
          const body = { type: 'fact_corrected', fact: 'reply.from', value: text, source: 'agent', reason: text };
          const sent = { expectedSeq: run.seq, key, body: { ...body, evidence: `https://gitlab.example/${text}` } };
          const answer = await raw(`/v1/runs/${run.id}/events`, json(sent), headers);
          expect([200, 400]).toContain(answer.statusCode);
          const again = await agent.get(`/v1/runs/${run.id}`);
          expect(again.statusCode).toBe(200);
          run = RunViewSchema.parse(again.json());
        }),
        { numRuns: 60, seed: 20_262 },
      );
      expect((await verifyChains(service.store)).broken).toEqual([]);
    }, 30_000);
  });
}

textSuite('SQLite', async () => openSqliteStore(newFolder()));

describe.runIf(hasPostgres)('with PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop());
  textSuite('PostgreSQL', async () => openPostgresStore(await server.newDatabase()));
});
