import type { JointQuestion, RunView } from '@handrail/contract';
import type { Pending } from '../state/event-queue.ts';
import { factOf } from './fact-words.ts';

/** Facts drawn as one question; a single one where `joint` is null. */
export interface Asked {
  facts: readonly string[];
  joint: JointQuestion | null;
}

/**
 * What is asked, in its order, with the questions that come together as one. A joint question needs all its facts to
 * be open: where one is answered or proposed already, only the rest is asked.
 *
 * @param facts what is asked, best question first
 * @param isSending the answer is on its way, so that some of its facts may be known before others
 */
export function askedTogether(
  run: RunView,
  facts: readonly string[],
  isSending: (fact: string) => boolean = () => false,
): Asked[] {
  const taken = new Set<string>();
  return facts.flatMap((fact): Asked[] => {
    if (taken.has(fact)) return [];
    const joint = run.jointQuestions.find((one) => one.facts.includes(fact) && isAskable(run, one, facts, isSending));
    if (joint === undefined) return [{ facts: [fact], joint: null }];
    const together = joint.answers.length > 0 ? joint.facts : openOf(run, joint, facts);
    for (const one of together) taken.add(one);
    return [{ facts: together, joint }];
  });
}

/** The questions of the run as they are drawn: the one count of them that a reader is told, wherever it is said. */
export function openQuestions(run: RunView, pending: readonly Pending[]): Asked[] {
  const facts = run.questions.map(({ fact }) => fact);
  return askedTogether(run, facts, (fact) => isOnItsWay(run, pending, fact));
}

export function isOnItsWay(run: RunView, pending: readonly Pending[], fact: string): boolean {
  return pending.some(({ runId, body }) => runId === run.id && 'fact' in body && body.fact === fact);
}

function isAskable(
  run: RunView,
  joint: JointQuestion,
  facts: readonly string[],
  isSending: (fact: string) => boolean,
): boolean {
  if (joint.answers.length === 0) return openOf(run, joint, facts).length > 1;
  const [lead = ''] = joint.facts;
  return facts.includes(lead) && (isSending(lead) || joint.facts.every((fact) => isOpen(run, fact)));
}

/** Fields of a form that still matter. */
function openOf(run: RunView, { facts }: JointQuestion, asked: readonly string[]): string[] {
  return facts.filter((fact) => asked.includes(fact) && isOpen(run, fact));
}

function isOpen(run: RunView, id: string): boolean {
  const fact = factOf(run, id)?.fact;
  if (run.proposals.some((proposal) => proposal.fact === id)) return false;
  return fact?.state === 'unknown' || (fact?.state === 'known' && fact.source === 'workflow');
}
