import { knownViewHeader, readChange, type RunView, RunViewSchema, viewName } from '@handrail/contract';
import { packSource, restorePack } from '@handrail/workflows';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { loadTinyPacks, startApp, type TestApp } from './_app.ts';
import { callerOf, fact, type Headers, onlyRun } from './_ticket.ts';

const ChangeSchema = z.strictObject({ change: z.record(z.string(), z.unknown()) });

let service: TestApp;
let headers: Headers;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  headers = await service.signIn();
  agent = callerOf(service, headers);
});
afterEach(() => service.close());

const later = () => new Date(service.clock.now.getTime() + 5000);

/** As a page that has this view, or says that it has one of this name. */
const knowing = ({ id }: RunView, name: string) => ({
  read: () => service.app.inject({ url: `/v1/runs/${id}`, headers: { ...headers, [knownViewHeader]: name } }),
  send: (seq: number, body: object) =>
    service.app.inject({
      method: 'POST',
      url: `/v1/runs/${id}/events`,
      headers: { ...headers, [knownViewHeader]: name },
      payload: { expectedSeq: seq, key: crypto.randomUUID(), body },
    }),
});

const answerOf = (known: RunView, { json }: { json: () => unknown }): RunView =>
  readChange(RunViewSchema, known, ChangeSchema.parse(json()).change);

async function whole({ id }: RunView): Promise<RunView> {
  return RunViewSchema.parse((await agent.get(`/v1/runs/${id}`)).json());
}

test('who says which view they have is told what changed since, in a part of the bytes', async () => {
  let known = onlyRun(await agent.open());
  for (const body of [fact('requester.paid', true), fact('other.active', false)]) {
    service.clock.now = later();
    const answer = await knowing(known, viewName(known)).send(known.seq, body);
    const next = answerOf(known, answer);
    expect(next).toEqual(await whole(known));
    expect(next.seq).toBe(known.seq + 1);
    expect(answer.body.length).toBeLessThan(JSON.stringify(next).length / 2);
    known = next;
  }
});

test('what somebody else did is told as a change, too', async () => {
  const known = onlyRun(await agent.open());
  const lead = callerOf(service, await service.signIn({ user: '9002' }));
  const theirs = await lead.record(known, fact('other.active', true));
  expect(answerOf(known, await knowing(known, viewName(known)).read())).toEqual(theirs);
});

test.each(['', '0 2020-01-01T00:00:00.000Z', 'nonsense'])(
  'a view that was not given out is none: "%s"',
  async (name) => {
    const run = onlyRun(await agent.open());
    expect(RunViewSchema.parse((await knowing(run, name).read()).json())).toEqual(await whole(run));
  },
);

test('a view of another run is none', async () => {
  const run = onlyRun(await agent.open());
  const other = await agent.start('joe@initech.example');
  service.clock.now = later();
  const name = viewName(run);
  expect(viewName(other)).not.toBe(name);
  expect(RunViewSchema.parse((await knowing(other, name).read()).json())).toEqual(await whole(other));
});

test('of two views of one moment that say different things nobody knows which of them a page has', async () => {
  const run = onlyRun(await agent.open());
  const newer = loadTinyPacks().map((pack) =>
    restorePack(packSource(pack).replace(`"version":"${pack.workflow.version}"`, '"version":"0123456789ab"')),
  );
  service.library.replace(newer);
  const other = await whole(run);
  expect(viewName(other)).toBe(viewName(run));
  expect(other.newerVersion).not.toBe(run.newerVersion);
  service.clock.now = later();
  expect(RunViewSchema.parse((await knowing(run, viewName(run)).read()).json())).toEqual(await whole(run));
});
