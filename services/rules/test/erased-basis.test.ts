import { createHash } from 'node:crypto';
import type { RunView } from '@handrail/contract';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { eraseRun } from '../src/runs/erase-run.ts';
import { serviceActor } from '../src/runs/run-book.ts';
import { canonicalJson } from '../src/store/chain.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp } from './_app.ts';
import { onBothStores } from './_on-both-stores.ts';
import { callerOf, fact } from './_ticket.ts';

/** The digest of what a view says is known, some of it left out. */
function digestOf(view: RunView, left: ReadonlySet<string>): string {
  const known = view.facts.flatMap(({ declaration: { id }, fact: is }) =>
    is.state === 'known' && !left.has(id) ? [[id, is.value] as const] : [],
  );
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(known)))
    .digest('hex');
}

onBothStores((name, openEmpty) => {
  describe(`what a run keeps of a decision that rested on what another run told, on ${name}`, () => {
    test('is the name of the fact and neither its value nor a digest of it, so that erasing that run takes it', async () => {
      const service = await startApp({ openStore: openEmpty });
      const agent = callerOf(service, await service.signIn());
      const [first, second] = [await agent.start('jane@initech.example'), await agent.start('jim@initech.example')];
      await agent.record(first, fact('requester.paid', true));
      const own = await agent.record(second, fact('other.active', false));
      const last = await agent.record(own, { type: 'mistake_reported', note: 'Was it so?' });
      const kept = async (id: string) => {
        const stored = await service.store.load('desk', id);
        if (!stored) throw new Error('no run');
        return stored;
      };
      const { events } = await kept(last.id);
      const { basis } = events.at(-1) ?? {};
      expect(basis).toMatchObject({ outcome: 'await_reply', told: ['requester.paid'] });
      expect(basis?.used).toMatchObject({ 'other.active': false });
      for (const event of events) expect(Object.keys(event.basis?.used ?? {})).not.toContain('requester.paid');
      expect(basis?.facts).toBe(digestOf(own, new Set(['requester.paid', 'requester.email'])));

      const erasing = { store: service.store, newId: () => v7() };
      const stored = await kept(first.id);
      await eraseRun(erasing, { account: 'desk', stored, because: 'Asked for' }, serviceActor, service.clock.now);
      expect(await verifyChains(service.store)).toMatchObject({ runs: 2, broken: [] });
      expect((await kept(last.id)).events).toEqual(events);
      expect((await kept(last.id)).siblings).toEqual([]);
      await service.close();
    });
  });
});
