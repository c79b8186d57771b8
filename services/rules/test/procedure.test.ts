import { CaseResultsSchema, ProcedureSchema } from '@handrail/contract';
import type { Pack } from '@handrail/workflows';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTinyPacks, startApp, type TestApp } from './_app.ts';
import { callerOf } from './_ticket.ts';

let service: TestApp;
let lead: ReturnType<typeof callerOf>;
beforeAll(async () => {
  service = await startApp();
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterAll(() => service.close());

const procedureOf = async () => ProcedureSchema.parse((await lead.get('/v1/workflows/tiny_release/procedure')).json());
const casesOf = async () => CaseResultsSchema.parse((await lead.get('/v1/workflows/tiny_release/cases')).json());

/** The same workflow under another version, with other expectations of its first case. */
function withCases(version: string, change: object): Pack[] {
  return loadTinyPacks().map((pack) => {
    const [first, ...rest] = pack.cases?.cases ?? [];
    if (!first || !pack.cases) throw new Error('The tiny workflow has cases');
    const cases = { ...pack.cases, cases: [{ ...first, ...change }, ...rest] };
    return { ...pack, cases, workflow: { ...pack.workflow, version } };
  });
}

test('a lead reads a workflow: its checks, what follows from each, its questions and texts', async () => {
  const { workflow, hit, checks, outcomes, questions, texts } = await procedureOf();
  expect(workflow.title).toBe('Release an address');
  expect(hit).toBe('first');
  expect(checks.map(({ reason, outcome }) => [reason, outcome])).toEqual([
    ['The requester does not pay', 'refuse'],
    ['The account is in use', 'refuse'],
    ['No reply came from the address', 'await_reply'],
    ['Nothing speaks against it', 'release'],
  ]);
  expect(checks.at(-1)?.when).toEqual({ kind: 'always' });
  const release = outcomes.find(({ id }) => id === 'release');
  expect(release?.steps.map(({ title, after, texts: sent }) => ({ title, after, sent }))).toEqual([
    { title: 'Free the address', after: [], sent: ['free'] },
    { title: 'Tell the requester', after: ['Free the address'], sent: ['say-yes'] },
  ]);
  const paid = questions.find(({ declaration }) => declaration.id === 'requester.paid');
  expect(paid).toMatchObject({ look: { label: 'Plan', system: 'Admin' }, citations: [{ heading: 'Who may ask' }] });
  const replied = questions.find(({ declaration }) => declaration.id === 'reply.from');
  expect(replied?.citations.map(({ heading }) => heading)).toEqual(['Releasing an address']);
  expect(texts.map(({ id }) => id).toSorted()).toEqual(['ask-use', 'free', 'say-no', 'say-yes']);
});

test('cases are run when they are first asked for, and once a version', async () => {
  const at = service.clock.now.toISOString();
  const before = await casesOf();
  expect(before).toMatchObject({ at, version: service.library.currentOf('tiny_release').workflow.version });
  expect(before.cases.map(({ id, holds, got }) => ({ id, holds, got }))).toEqual([
    { id: 'clean', holds: true, got: ['release'] },
    { id: 'unpaid', holds: true, got: ['refuse'] },
  ]);
  service.clock.now = new Date(service.clock.now.getTime() + 60_000);
  expect(await casesOf()).toEqual(before);
  service.library.replace(withCases('bbbbbbbbbbbb', { outcome: 'refuse' }));
  const after = await casesOf();
  expect(after).toMatchObject({ at: service.clock.now.toISOString(), version: 'bbbbbbbbbbbb' });
  expect(after.cases[0]).toMatchObject({ holds: false, isDecided: true, expected: ['refuse'], got: ['release'] });
  expect(after.cases[1]).toMatchObject({ holds: true });
});

test('a case may hold in its decision and fail in what can be done then', async () => {
  service.library.replace(withCases('cccccccccccc', { forbidden: ['free'] }));
  expect((await casesOf()).cases[0]).toMatchObject({ holds: false, expected: ['release'], got: ['release'] });
});

test.each(['procedure', 'cases'])('there is no %s of a workflow that there is not', async (part) => {
  const answer = await lead.get(`/v1/workflows/nowhere/${part}`);
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ code: 'not_found', told: { refused: 'workflow_gone' } });
});
