import type { EventBody, FactValue } from '@handrail/contract';
import type { Life, Moment } from './_life.ts';
import { isRecording, type Recording } from './_recording.ts';

export const plain = (text: string): string => text.trim().toLowerCase();

export const same = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' ? plain(a) === plain(b) : JSON.stringify(a) === JSON.stringify(b);

export const known = ({ facts }: Moment['before'], id: string): FactValue | null => {
  const fact = facts[id];
  return fact?.state === 'known' ? fact.value : null;
};

/** Moments at which something was said of a fact, the last first. */
export const sayings = (life: Life, id: string): { said: Recording; moment: Moment }[] =>
  (life.sayings.get(id) ?? []).toReversed().flatMap((moment) => {
    const { body } = moment.event;
    return isRecording(body) ? [{ said: body, moment }] : [];
  });

export const valueSaid = (said: Recording): FactValue | null => ('value' in said ? said.value : null);

const stepTypes = new Set(['step_done', 'step_skipped', 'step_failed', 'step_reopened']);

/** The last that happened to the step of an event; moments come last first. */
export function lastOn(moments: readonly Moment[], body: EventBody): string | null {
  if (!('step' in body)) return null;
  const { step } = body;
  const last = moments.find(
    ({ event }) => stepTypes.has(event.type) && 'step' in event.body && event.body.step === step,
  );
  return last?.event.type ?? null;
}

/** Steps on which a lead's last word about the present subject was no. */
export function denied(life: Life): string[] {
  const { subject } = life.pack.workflow.authored;
  const about = (moment: Moment['before']) => (subject === undefined ? null : known(moment, subject));
  const last = new Map<string, string>();
  for (const { event, before } of life.moments) {
    if (event.body.type !== 'approval_decided' || !same(about(before), about(life.now))) continue;
    const placed = life.pack.workflow.steps.get(event.body.step)?.step;
    if (placed?.kind === 'approval' && placed.of === 'lead') last.set(event.body.step, event.body.decision);
  }
  return [...last].flatMap(([step, decision]) => (decision === 'denied' ? [step] : []));
}

/**
 * What holds of every life after every event, read from the events alone and not with what the engine made of them. Each
 * answers what is wrong.
 */
export type Invariant = (life: Life) => string | null;
