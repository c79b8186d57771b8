import { MistakesSchema, type SentEventBody, VersionDifferenceSchema } from '@handrail/contract';
import { packSource, restorePack } from '@handrail/workflows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTinyPacks, startApp, type TestApp } from './_app.ts';
import { onBothStores } from './_on-both-stores.ts';
import { callerOf, onlyRun, ticket } from './_ticket.ts';

/** The tiny workflow as its author might have it next: it asks first whether the requester pays, and refuses in other words. */
function nextVersion() {
  const [pack] = loadTinyPacks();
  if (!pack) throw new Error('There is a tiny workflow');
  const source = packSource(pack)
    .replace(pack.workflow.version, 'bbbbbbbbbbbb')
    .replace('{"other.active":true}', '{"other.active":true,"requester.paid":false}')
    .replace('"The account is in use"', '"The account is in use and unpaid"')
    .replace('Does the requester pay?', 'Is the requester a paying one?');
  return restorePack(source);
}

onBothStores((name, openEmpty) => {
  describe(`mistakes and versions on ${name}`, () => {
    let service: TestApp;
    let agent: ReturnType<typeof callerOf>;
    let lead: ReturnType<typeof callerOf>;
    let first: string;
    beforeAll(async () => {
      service = await startApp({ openStore: openEmpty });
      first = service.library.currentOf('tiny_release').workflow.version;
      agent = callerOf(service, await service.signIn());
      lead = callerOf(service, await service.signIn({ user: '9002' }));
    });
    afterAll(() => service.close());

    const get = async (part: string): Promise<unknown> => (await lead.get(`/v1/workflows/tiny_release/${part}`)).json();
    const mistakes = async () => MistakesSchema.parse(await get('mistakes'));
    const difference = async () => VersionDifferenceSchema.parse(await get('difference'));
    const mistake = (note: string): SentEventBody => ({ type: 'mistake_reported', note });
    const notes = async () =>
      (await mistakes()).mistakes.map(({ note, version, isNewest }) => `${note}, ${version}, ${isNewest}`).toSorted();
    const opened = async (id: number) => onlyRun(await agent.open(ticket({ id })));

    test('without reports and earlier versions there is nothing to tell', async () => {
      await opened(7);
      expect(await mistakes()).toEqual({ mistakes: [], isMore: false });
      expect(await difference()).toEqual({ version: first, before: null, difference: null });
    });

    test('a report is told with who, where and on which version, until a lead calls it expected', async () => {
      let run = await agent.record(await opened(7), mistake('The link is old'));
      service.clock.now = new Date(service.clock.now.getTime() + 60_000);
      await agent.record(await opened(8), mistake('A typo'));
      expect(await mistakes()).toMatchObject({
        isMore: false,
        mistakes: [
          { ticketId: 8, note: 'A typo', by: { id: '9001' }, version: first, isNewest: true },
          { ticketId: 7, note: 'The link is old', runId: run.id },
        ],
      });
      run = await lead.record(run, { type: 'exceptions_expected', flags: ['mistake_reported'], note: null });
      expect(await notes()).toEqual([`A typo, ${first}, true`]);
      await agent.record(run, mistake('And another'));
      expect(await notes()).toEqual([`A typo, ${first}, true`, `And another, ${first}, true`]);
    });

    test('a report keeps the version that its run was on when it was made', async () => {
      service.library.replace([nextVersion()]);
      let run = await opened(8);
      run = await agent.record(run, { type: 'run_migrated', from: first, to: 'bbbbbbbbbbbb', reason: 'It asks less' });
      await agent.record(run, mistake('Still a typo'));
      expect(await notes()).toEqual([
        `A typo, ${first}, false`,
        `And another, ${first}, false`,
        'Still a typo, bbbbbbbbbbbb, true',
      ]);
    });

    test('reports of another account are told to nobody here', async () => {
      const other = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
      expect((await other.get('/v1/workflows/tiny_release/mistakes')).json()).toEqual({ mistakes: [], isMore: false });
    });

    test('the version of now is told apart from the one before: what it decides otherwise, and in which words', async () => {
      const { version, before, difference: found } = await difference();
      expect([version, before?.version]).toEqual(['bbbbbbbbbbbb', first]);
      expect(found?.share).toBeGreaterThan(0);
      const change = found?.changes.find(({ from }) => from.includes('The address is not released'));
      expect(change?.to).toHaveLength(1);
      const example = Object.fromEntries(
        change?.example.map(({ declaration, value }) => [declaration.id, value]) ?? [],
      );
      expect(example).toMatchObject({ 'requester.paid': true, 'other.active': true });
      expect(found?.rules.changed).toEqual(['The account is in use and unpaid: The address is not released']);
      expect(found?.facts.changed).toEqual(['Is the requester a paying one?']);
      expect(found?.texts).toEqual({ added: [], removed: [], changed: [] });
    });

    test('a version before that this build cannot read is named without a difference', async () => {
      await service.store.saveVersion('desk', { workflow: 'tiny_release', version: 'c', source: '{' }, 8e12);
      expect(await difference()).toMatchObject({ before: { version: 'c' }, difference: null });
    });

    test.each(['mistakes', 'difference'])('there is no %s of a workflow that there is not', async (part) => {
      expect((await lead.get(`/v1/workflows/nowhere/${part}`)).statusCode).toBe(404);
    });

    test('reports on more runs than are read say that there are more', async () => {
      for (let id = 100; id < 125; id += 1) await agent.record(await opened(id), mistake(`No. ${id}`));
      const { mistakes: found, isMore } = await mistakes();
      expect([isMore, found.length]).toEqual([true, 25]);
      expect(found.some(({ note }) => note === 'No. 124')).toBe(true);
    });
  });
});
