import type { Decision, Handover, HistoryEntry, Outcome, RenderedSnippet, Step, Wait } from '@handrail/contract';
import type { Situation } from './situation.ts';

const titles = (steps: readonly Step[], state: Step['mark']['state']) =>
  steps.filter(({ mark }) => mark.state === state).map(({ title }) => title);

const mostReasons = 2;

/**
 * The outcome and the one or two reasons that name it: a sentence for ten seconds. What had to be ruled out first comes
 * apart from it.
 */
function whyOf(decision: Decision, outcome: Outcome | null): { why: string; reasons: string[] } {
  const all = [...new Set(decision.reasons.map((reason) => reason.says))];
  const naming = decision.rules.filter(({ decides }) => decides).map(({ reason }) => reason);
  const [missing] = decision.missing;
  const open = decision.status === 'manager' ? decision.missing.find(({ unobtainable }) => unobtainable) : missing;
  const told = outcome ? [...new Set(naming.length > 0 ? naming : all)].slice(0, mostReasons) : open ? [open.why] : [];
  const words = outcome?.says ?? (decision.status === 'manager' ? 'A manager decides' : 'Not decided yet');
  return {
    why: told.length === 0 ? words : `${words}: ${told.join('; ')}`,
    reasons: outcome ? all.filter((reason) => !told.includes(reason)) : [],
  };
}

function waitingOn(wait: Wait | undefined): string | null {
  if (!wait) return null;
  return wait.repliedAt === null ? wait.on : `${wait.on}, who replied: nobody has recorded it yet`;
}

/** What the next agent needs to know, in ten seconds. */
export function handoverOf({ plan, decision }: Situation, outcome: Outcome | null): Handover {
  return {
    done: titles(plan.steps, 'done'),
    ...whyOf(decision, outcome),
    next: plan.steps.find((step) => step.id === plan.nextStep)?.title ?? null,
    waitingOn: waitingOn(plan.waits[0]),
  };
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
/** Markdown signs of a value mean themselves. */
const literal = (text: string) => text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&').replace(/\s+/g, ' ');

/** The run as one internal note: what was decided, what was done by whom, what is open. */
export function recordOf(title: string, handover: Handover, history: readonly HistoryEntry[]): RenderedSnippet {
  const lines = history
    .filter(({ type }) => type !== 'ticket_status_seen')
    .toReversed()
    .map(({ at, says }) => `${at.slice(0, 16).replace('T', ' ')} UTC: ${says}`);
  const last = [
    handover.next ? `Next: ${handover.next}` : 'Nothing is left to do',
    ...(handover.waitingOn ? [`Waiting on: ${handover.waitingOn}`] : []),
  ];
  const listed = [...lines, ...last];
  const [head, why] = [`${title} (Handrail)`, handover.why];
  return {
    id: 'run-record',
    title: 'Record of this checklist',
    mode: 'internal',
    macro: null,
    markdown: [`**${literal(head)}**`, '', literal(why), '', ...listed.map((line) => `- ${literal(line)}`)].join('\n'),
    html: `<p><strong>${escaped(head)}</strong></p><p>${escaped(why)}</p><ul>${listed.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`,
    text: [head, '', why, '', ...listed.map((line) => `- ${line}`)].join('\n'),
    unfilled: [],
  };
}
