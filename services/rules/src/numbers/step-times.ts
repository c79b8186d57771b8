import type { Event } from '@handrail/contract';

/** How long something took until it was done, and when that was. */
export interface StepTime {
  step: string;
  ms: number;
  at: string;
}

/** What brings a run on: a step's time begins with the last of these before it. */
const moving: ReadonlySet<string> = new Set([
  'run_opened',
  'fact_recorded',
  'fact_corrected',
  'fact_unobtainable',
  'approval_decided',
  'owner_answered',
  'step_done',
  'step_skipped',
  'step_reopened',
]);

/** Steps of one submit are recorded one after the other, and were all begun when the first was. */
const together = 1000;

/**
 * Of each step that stands done, the time since the answer or step before it; of an approval since it was asked, of an
 * owner's answer since their ticket. What was done before Handrail was opened took nobody's time here.
 */
export function stepTimes(events: readonly Event[]): StepTime[] {
  const begun: number[] = [];
  const asked = new Map<string, number>();
  const done = new Map<string, StepTime>();
  for (const { body, type, at } of events) {
    const now = Date.parse(at);
    const since = (from: number | undefined, step: string): StepTime | null =>
      from === undefined ? null : { step, ms: now - from, at };
    const put = (place: string, time: StepTime | null) => time && done.set(place, time);
    if (body?.type === 'step_done' && body.how === 'now')
      put(body.step, since(begun.findLast((each) => now - each > together) ?? begun[0], body.step));
    else if (body?.type === 'step_reopened') done.delete(body.step);
    else if (body?.type === 'approval_asked') asked.set(body.step, now);
    else if (body?.type === 'approval_decided') put(body.step, since(asked.get(body.step), body.step));
    else if (body?.type === 'owner_ticket_created') asked.set(`${body.step} ${body.ticketId}`, now);
    else if (body?.type === 'owner_answered' && body.answer !== 'not_an_answer') {
      const place = `${body.step} ${body.ticketId}`;
      put(place, since(asked.get(place), body.step));
    } else if (body?.type === 'owner_answer_withdrawn') done.delete(`${body.step} ${body.ticketId}`);
    if (moving.has(type)) begun.push(now);
  }
  return [...done.values()];
}
