import {
  type EventBody,
  type FactValue,
  type Saying,
  type SayingCode,
  type SayingPart,
  type SayingWord,
  sourceNames,
} from '@handrail/contract';
import type { Workflow } from '@handrail/engine';

const most = 5;

function shown(value: FactValue | null): SayingPart {
  if (value === null) return { word: 'unknown_again' };
  if (typeof value === 'boolean') return { word: value ? 'yes' : 'no' };
  if (!Array.isArray(value)) return value === '' ? { word: 'nothing' } : String(value);
  const names = value.map((item) => (typeof item === 'string' ? item : item.username));
  if (names.length > most) return [...names.slice(0, most), `+${names.length - most}`];
  return names.length > 0 ? names : { word: 'none' };
}

const answers = { approved: 'yes', refused: 'no', not_an_answer: 'not_an_answer' } as const;

const endings = {
  finished: 'finished',
  no_answer: 'no_answer',
  dismissed: 'dismissed',
  merged: 'merged',
  closed: 'closed_by_zendesk',
} as const;

const closings = {
  finished: 'finished',
  wrong_workflow: 'wrong_workflow',
  ticket_closed: 'ticket_closed',
  out_of_scope: 'out_of_scope',
} as const;

/** Reasons that the service gave in somebody's name. */
const ownReasons: Readonly<Record<string, SayingWord>> = {
  'The ticket says something else now': 'ticket_changed',
  'GitLab says something else now': 'source_changed',
  'Mailgun says something else now': 'source_changed',
  'Zendesk says something else now': 'source_changed',
  'Its workflow was chosen again': 'chosen_again',
};

const cameBy = { merged: 'merged_in', follow_up: 'followed_up', split: 'split_off' } as const;

const plainWords = (id: string) => id.replaceAll(/[._-]/g, ' ');

function noteOf(note: string | null): Saying['note'] {
  if (note === null || note === '') return null;
  const own = ownReasons[note];
  return own === undefined ? note : { word: own };
}

const say = (code: SayingCode, values: Saying['values'] = {}, note: string | null = null): Saying => ({
  code,
  values,
  note: noteOf(note),
});

/** One event as a sentence without who and when; without its workflow, facts and steps are told by their names. */
export function sayingOf(body: EventBody, workflow: Workflow | null): Saying {
  const declared = (id: string) => workflow?.declarations.find((declaration) => declaration.id === id);
  const fact = (id: string) => declared(id)?.ask ?? plainWords(id);
  const answered = (id: string, value: FactValue | null): SayingPart =>
    declared(id)?.options.find((option) => option.value === value)?.label ?? shown(value);
  const step = (id: string) => workflow?.steps.get(id)?.step.title ?? plainWords(id);
  switch (body.type) {
    case 'run_opened':
      return say('opened', {
        because: body.because.length > 0 ? body.because : (workflow?.summary.title ?? plainWords(body.workflow)),
      });
    case 'fact_recorded':
      return say('recorded', { fact: fact(body.fact), value: answered(body.fact, body.value) }, body.note);
    case 'fact_unobtainable':
      return say('cannot_be_had', { fact: fact(body.fact) }, body.note);
    case 'fact_corrected':
      return say('corrected', { fact: fact(body.fact), value: answered(body.fact, body.value) }, body.reason);
    case 'fact_proposed': {
      const { says } = body.basis;
      return say(
        'proposed',
        { fact: fact(body.fact), value: answered(body.fact, body.value) },
        says === body.value ? null : says,
      );
    }
    case 'fact_looked_up': {
      const source = sourceNames[body.source];
      if (body.facts.length === 0) return say('looked_on_way', { source });
      const open = body.facts.filter(({ result }) => result === 'unknown').length;
      const count = body.facts.length - open;
      return open === 0 ? say('looked', { source, count }) : say('looked_some_open', { source, count, open });
    }
    case 'second_look_overridden':
      return say('second_look_passed_over', { step: step(body.step) }, body.reason);
    case 'lookup_failed':
      return say('look_failed', { fact: fact(body.fact) }, body.message);
    case 'step_done':
      return say(body.how === 'before' ? 'step_done_before' : 'step_done', { step: step(body.step) }, body.note);
    case 'step_skipped':
      return say('step_skipped', { step: step(body.step) }, body.reason);
    case 'step_failed':
      return say('step_failed', { step: step(body.step) }, body.message);
    case 'step_reopened':
      return say('step_reopened', { step: step(body.step) }, body.reason);
    case 'note_intended':
      return say('note_intended', { step: step(body.step) });
    case 'owner_ticket_intended':
      return say('owner_writing', { name: body.username });
    case 'owner_ticket_created':
      return say('owner_written', { name: body.username, ticket: String(body.ticketId) });
    case 'owner_ticket_failed':
      return say('owner_failed', { name: body.username }, body.message);
    case 'owner_ticket_linked':
      return say('owner_linked', { ticket: String(body.ticketId) });
    case 'owner_answered': {
      const told = { name: body.author, ticket: String(body.ticketId), answer: { word: answers[body.answer] } };
      return say('owner_answered', told, body.reason);
    }
    case 'owner_answer_withdrawn':
      return say('owner_answer_withdrawn', { ticket: String(body.ticketId) }, body.reason);
    case 'owner_ticket_merged':
      return say('owner_merged', { ticket: String(body.ticketId), into: String(body.into) });
    case 'owner_ticket_closed':
      return say('owner_told', { ticket: String(body.ticketId) });
    case 'approval_asked':
      return say('approval_asked', { step: step(body.step) }, body.question);
    case 'approval_decided':
      return say('approval_decided', { step: step(body.step), decision: { word: body.decision } }, body.comment);
    case 'reminded':
      return say('reminded', { step: step(body.step) }, body.note);
    case 'ticket_status_seen':
      return say('ticket_status', { status: { word: `status_${body.status}` } });
    case 'owner_reply_seen':
      return say('owner_replied', { name: body.username, ticket: String(body.ticketId) });
    case 'gates_overridden':
      return say('gates_overridden', { steps: body.steps.map(step) }, body.reason);
    case 'mistake_reported':
      return say('mistake_reported', { what: body.note });
    case 'exceptions_expected':
      return say('expected', { flags: body.flags.map((word) => ({ word })) }, body.note);
    case 'nudged':
      return say('nudged', {}, body.note);
    case 'run_reassigned':
      return say('reassigned');
    case 'run_reviewed':
      return say('reviewed', {}, body.note);
    case 'run_ended': {
      const told: Saying['values'] = {};
      if (body.why !== null) told['why'] = { word: body.why };
      if (body.into !== null) told['ticket'] = String(body.into);
      return say(endings[body.ending], told, body.note);
    }
    case 'run_closed': {
      const because = closings[body.because];
      if (because === 'finished') return say('finished', {}, body.note);
      return say('closed', { because: { word: because } }, body.note);
    }
    case 'run_reopened':
      return say('reopened', {}, body.reason);
    case 'run_migrated':
      return say('migrated', { from: body.from, to: body.to }, body.reason);
    case 'run_merged_in':
      return say(cameBy[body.how ?? 'merged'], { ticket: String(body.ticketId) });
    case 'run_erased':
      return say('erased', {}, body.because);
    default:
      return newerKind(body);
  }
}

/** Only a record holds such events: a newer version of Handrail wrote them. */
const newerKind = (_body: never): Saying => say('newer_kind');
