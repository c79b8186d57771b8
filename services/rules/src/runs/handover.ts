import type {
  Decision,
  Handover,
  HistoryEntry,
  Outcome,
  RenderedSnippet,
  Saying,
  Step,
  Wait,
} from '@handrail/contract';
import { escapeHtml, escapeMarkdown, singleLine, withoutTemplates } from '@handrail/workflows';
import type { Situation } from './situation.ts';

const titles = (steps: readonly Step[], state: Step['mark']['state']) =>
  steps.filter(({ mark }) => mark.state === state).map(({ title }) => title);

const mostReasons = 2;

/**
 * The outcome and the one or two reasons that name it: a sentence for ten seconds. What had to be ruled out first comes
 * apart from it.
 */
function whyOf(decision: Decision, outcome: Outcome | null): Pick<Handover, 'why' | 'reasons'> & { told: Saying[] } {
  const all = [...new Set(decision.reasons.map((reason) => reason.says))];
  const naming = decision.rules.filter(({ decides }) => decides).map(({ reason }) => reason);
  const [missing] = decision.missing;
  const open = decision.status === 'manager' ? decision.missing.find(({ unobtainable }) => unobtainable) : missing;
  const told = outcome ? [...new Set(naming.length > 0 ? naming : all)].slice(0, mostReasons) : open ? [open.why] : [];
  const words = outcome?.says ?? (decision.status === 'manager' ? 'A manager decides' : 'Not decided yet');
  return {
    why: told.length === 0 ? words : `${words}: ${told.join('; ')}`,
    reasons: outcome ? all.filter((reason) => !told.includes(reason)) : [],
    told: outcome ? [] : [undecided(decision), ...(open?.told ? [open.told] : [])],
  };
}

const undecided = ({ status }: Decision): Saying => ({
  code: status === 'manager' ? 'manager_decides_first' : 'not_decided_yet',
  values: {},
  note: null,
});

function waitingOn(wait: Wait | undefined): { waitingOn: string | null; told?: Saying } {
  if (!wait) return { waitingOn: null };
  const { on, told } = wait;
  if (wait.repliedAt === null) return told?.on ? { waitingOn: on, told: told.on } : { waitingOn: on };
  const name = told?.on?.values['name'] ?? on;
  const replied = { code: 'replied_unread', values: { on: name }, note: null } as const;
  return { waitingOn: `${on}, who replied: nobody has recorded it yet`, told: replied };
}

/** What the next agent needs to know, in ten seconds. */
export function handoverOf({ plan, decision }: Situation, outcome: Outcome | null): Handover {
  const { told: why, ...reasons } = whyOf(decision, outcome);
  const { waitingOn: on, told: waiting } = waitingOn(plan.waits[0]);
  return {
    done: titles(plan.steps, 'done'),
    ...reasons,
    next: plan.steps.find((step) => step.id === plan.nextStep)?.title ?? null,
    waitingOn: on,
    told: { ...(why.length > 0 ? { why } : {}), ...(waiting ? { waitingOn: waiting } : {}) },
  };
}

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
  const listed = [...lines, ...last].map(singleLine);
  const [head, why] = [`${title} (Handrail)`, singleLine(handover.why)];
  return {
    id: 'run-record',
    title: 'Record of this checklist',
    mode: 'internal',
    macro: null,
    markdown: withoutTemplates(
      [
        `**${escapeMarkdown(head)}**`,
        '',
        escapeMarkdown(why),
        '',
        ...listed.map((line) => `- ${escapeMarkdown(line)}`),
      ].join('\n'),
    ),
    html: withoutTemplates(
      `<p><strong>${escapeHtml(head)}</strong></p><p>${escapeHtml(why)}</p><ul>${listed.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
    ),
    text: withoutTemplates([head, '', why, '', ...listed.map((line) => `- ${line}`)].join('\n')),
    unfilled: [],
  };
}
