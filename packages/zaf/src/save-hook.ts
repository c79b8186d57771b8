import type { Zaf } from './zaf.ts';

/**
 * Asked before Zendesk saves the ticket. `true` lets it through, text stops it and is shown to the agent.
 * A check that fails or outlasts its deadline lets the save through: a broken sidebar must not stop honest work.
 */
export function onSave(zaf: Zaf, check: () => Promise<true | string>): () => void {
  return zaf.onHook('ticket.save', () => {
    let cancel = () => {};
    const giveUp = new Promise<true>((resolve) => {
      cancel = zaf.clock.schedule(zaf.deadlines.save, () => resolve(true));
    });
    const verdict = check().catch(() => true as const);
    return Promise.race([verdict, giveUp])
      .then((answer) => (typeof answer === 'string' ? Promise.reject(new Error(answer)) : answer))
      .finally(cancel);
  });
}
