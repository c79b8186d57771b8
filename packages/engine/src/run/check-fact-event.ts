import { type EventBody, type Fact, type Facts, type FactValue, ProposalSourceSchema } from '@handrail/contract';
import { namedNow } from './consent.ts';
import type { RunSituation } from './run-situation.ts';
import { checkValue } from '../values/check-value.ts';
import { isSameValue } from './lapse.ts';
import { readCells, situation } from '../decide/read-cells.ts';
import { type Refusal, refused } from './refusal.ts';
import { possibleLeads } from '../diagram/walk-diagram.ts';
import type { DeclaredFact, Workflow } from '../workflow/workflow.ts';

type FactEvent = Extract<EventBody, { type: 'fact_recorded' | 'fact_unobtainable' | 'fact_corrected' }>;

/** Facts are recorded once and corrected with a reason; only case facts are recorded at all. */
export function checkFactEvent(
  workflow: Workflow,
  { facts, decision, actor }: Pick<RunSituation, 'facts' | 'decision' | 'actor'>,
  body: FactEvent,
): Refusal | null {
  const declared = workflow.facts.get(body.fact);
  if (declared === undefined) {
    return { code: 'bad_request', detail: `There is no fact ${body.fact}`, told: null, path: 'fact' };
  }
  const { role } = declared.declaration;
  if (role !== 'case') {
    const detail = role === 'progress' ? 'Progress is recorded by doing its step' : 'It follows from other facts';
    const told = refused(role === 'progress' ? 'progress_by_step' : 'follows');
    return { code: 'bad_request', detail: `${body.fact} cannot be recorded: ${detail}`, told, path: 'fact' };
  }
  const barred = checkSource(declared, facts, actor, body) ?? checkNamed(workflow, declared, facts, body);
  if (barred !== null) return barred;
  const now = facts[body.fact];
  const isSettled = now?.state === 'known' && now.source !== 'workflow';
  if (body.type === 'fact_unobtainable') {
    return isSettled
      ? {
          code: 'conflict',
          detail: `${body.fact} is known; correct it with a reason`,
          told: refused('known_already'),
          path: 'fact',
        }
      : null;
  }
  if (body.value !== null) {
    const wrong = checkValue(declared.declaration, body.value);
    if (wrong !== null) return { code: 'bad_request', detail: wrong, told: refused('unfit_value'), path: 'value' };
  }
  if (body.type === 'fact_recorded' && isSettled && !isSameValue(now.value, body.value)) {
    const told = refused('known_already');
    return { code: 'conflict', detail: `${body.fact} is already known; correct it with a reason`, told, path: 'value' };
  }
  const after = { ...facts, [body.fact]: asFact(body.value, decision.asOf) };
  const cells = readCells(situation(workflow, after, decision.asOf));
  if (possibleLeads(workflow.diagram, workflow.root, cells) !== 0) return null;
  const because = workflow.authored.constraints.map((constraint) => constraint.because).join('; ');
  const told = refused('contradiction', { because });
  return { code: 'conflict', detail: `That cannot be with what is already known: ${because}`, told, path: 'value' };
}

/** Whatever can propose a value can give one. */
const ofSources: ReadonlySet<string> = new Set(ProposalSourceSchema.options);

/** Nobody vouches as somebody else: sources speak through the service, managers are leads (X35). */
function checkSource(
  { declaration: { who }, isIrreplaceable }: DeclaredFact,
  facts: Facts,
  { role }: RunSituation['actor'],
  { source, fact, ...body }: FactEvent,
): Refusal | null {
  const forbid = (detail: string, told: Refusal['told'] = null): Refusal => ({
    code: 'forbidden',
    detail,
    told,
    path: 'source',
  });
  if (role === 'service') return ofSources.has(source) ? null : forbid('The service records what sources say');
  if (ofSources.has(source)) return forbid(`Only the service records what ${source} says`);
  if (source !== 'manager') {
    return who === 'manager' ? forbid('Only a lead can record this, as a manager', refused('lead_records')) : null;
  }
  if (role !== 'lead') return forbid('Only a lead records as a manager', refused('lead_records'));
  if (isIrreplaceable) {
    return forbid('No lead can answer this in place of the person it comes from', refused('lead_cannot_answer'));
  }
  const why = 'reason' in body ? body.reason : body.note;
  const isLost = facts[fact]?.state === 'unobtainable';
  if (!isLost || (why ?? '').trim() !== '') return null;
  return { code: 'bad_request', detail: 'Say what the answer rests on', told: refused('say_basis'), path: 'note' };
}

/** A yes is to something: what the answer covers is named before it is recorded (X31, X38). */
function checkNamed(workflow: Workflow, { covers }: DeclaredFact, facts: Facts, body: FactEvent): Refusal | null {
  if (body.type === 'fact_unobtainable' || body.value === null) return null;
  const open = covers.filter((name) => namedNow([name], facts)[name] === null);
  if (open.length === 0) return null;
  const names = open.map((name) => workflow.facts.get(name)?.declaration.ask ?? name);
  const detail = `First answer what this is the answer to: ${names.map((name) => `“${name}”`).join(' and ')}`;
  return { code: 'conflict', detail, told: refused('answer_first', { facts: names }), path: 'fact' };
}

function asFact(value: FactValue | null, at: string): Fact {
  if (value === null) return { state: 'unknown', failed: null };
  return { state: 'known', value, source: 'agent', by: null, at, evidence: null, note: null };
}
