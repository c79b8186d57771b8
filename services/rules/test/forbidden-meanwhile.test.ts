import { ProblemSchema, type RunView, RunViewSchema } from '@handrail/contract';
import { describe, expect, test } from 'vitest';
import type { Store } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp } from './_app.ts';
import { onBothStores } from './_on-both-stores.ts';
import { adminOf, callerOf, corrected, done, fact } from './_ticket.ts';

const subjects = ['jane@initech.example', 'jim@initech.example'] as const;

/** Two runs of ticket 7; in the second everything speaks for what cannot be undone. */
async function twoRuns(openStore: () => Promise<Store>) {
  let meanwhile: (() => Promise<unknown>) | null = null;
  const service = await startApp({
    openStore,
    changeStore: (store) => ({
      ...store,
      append: async (account, change) => {
        const work = meanwhile;
        meanwhile = null;
        await work?.();
        return store.append(account, change);
      },
    }),
  });
  const agent = callerOf(service, await service.signIn());
  const [first, second] = [await agent.start(subjects[0]), await agent.start(subjects[1])];
  const told = await agent.record(first, fact('requester.paid', true));
  let ready = second;
  for (const body of [fact('other.active', false), fact('reply.from', subjects[1])])
    ready = await agent.record(ready, body);
  expect(markOf(ready)).toBe('todo');
  return { service, agent, told, ready, before: (work: () => Promise<unknown>) => (meanwhile = work) };
}

const markOf = ({ steps }: RunView) => steps.find(({ id }) => id === 'free')?.mark.state;

onBothStores((name, openEmpty) => {
  describe(`what another run tells between the look and the tick, on ${name}`, () => {
    test('keeps what cannot be undone from being recorded as done, and the agent is told why, again and again', async () => {
      const { service, agent, told, ready, before } = await twoRuns(openEmpty);
      before(() => agent.record(told, corrected('requester.paid', false)));
      const refused = async () => ProblemSchema.parse((await agent.send(ready, done('free'), 'the-same-tick')).json());
      const first = await refused();
      expect(first.detail).toMatch(/^Another checklist of this ticket just changed what is known\. ./);
      expect(await refused()).toMatchObject({ status: first.status, code: first.code });
      const view = RunViewSchema.parse((await agent.get(`/v1/runs/${ready.id}`)).json());
      expect(view).toMatchObject({ seq: ready.seq, outcome: { id: 'refuse' } });
      expect(view.history.map(({ type }) => type)).not.toContain('step_done');
      expect((await verifyChains(service.store)).broken).toEqual([]);
      await service.close();
    });

    test('lets it stand where it forbids nothing', async () => {
      const { service, agent, told, ready, before } = await twoRuns(openEmpty);
      before(() => agent.record(told, corrected('requester.paid', true)));
      expect(markOf(await agent.record(ready, done('free')))).toBe('done');
      await service.close();
    });

    test('keeps it also where a run was erased that told what it rested on', async () => {
      const { service, agent, told, ready, before } = await twoRuns(openEmpty);
      const withdrawn = { type: 'run_ended', ending: 'dismissed', why: 'withdrawn', into: null, note: null } as const;
      const ended = await agent.record(told, withdrawn);
      const admin = await adminOf(service);
      before(() => admin.post(`/v1/runs/${ended.id}/erase`, { because: 'Asked for' }));
      const refused = ProblemSchema.parse((await agent.send(ready, done('free'))).json());
      expect(refused.code).toBe('gate_locked');
      await service.close();
    });
  });
});
