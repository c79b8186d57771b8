import type { EventBody, Fact, FactValue } from '@handrail/contract';
import type { RunSituation } from './check-event.ts';
import { checkValue } from './check-value.ts';
import { isSameValue } from './lapse.ts';
import { readCells, situation } from './read-cells.ts';
import type { Refusal } from './refusal.ts';
import { possibleLeads } from './walk-diagram.ts';
import type { Workflow } from './workflow.ts';

type FactEvent = Extract<EventBody, { type: 'fact_recorded' | 'fact_unobtainable' | 'fact_corrected' }>;

/** Facts are recorded once and corrected with a reason; only case facts are recorded at all. */
export function checkFactEvent(
  workflow: Workflow,
  { facts, decision }: Pick<RunSituation, 'facts' | 'decision'>,
  body: FactEvent,
): Refusal | null {
  const declared = workflow.facts.get(body.fact);
  if (declared === undefined) return { code: 'bad_request', detail: `There is no fact ${body.fact}`, path: 'fact' };
  const { role } = declared.declaration;
  if (role !== 'case') {
    const detail = role === 'progress' ? 'Progress is recorded by doing its step' : 'It follows from other facts';
    return { code: 'bad_request', detail: `${body.fact} cannot be recorded: ${detail}`, path: 'fact' };
  }
  const now = facts[body.fact];
  const isSettled = now?.state === 'known' && now.source !== 'workflow';
  if (body.type === 'fact_unobtainable') {
    return isSettled
      ? { code: 'conflict', detail: `${body.fact} is known; correct it with a reason`, path: 'fact' }
      : null;
  }
  if (body.value !== null) {
    const wrong = checkValue(declared.declaration, body.value);
    if (wrong !== null) return { code: 'bad_request', detail: wrong, path: 'value' };
  }
  if (body.type === 'fact_recorded' && isSettled && !isSameValue(now.value, body.value)) {
    return { code: 'conflict', detail: `${body.fact} is already known; correct it with a reason`, path: 'value' };
  }
  const after = { ...facts, [body.fact]: asFact(body.value, decision.asOf) };
  const cells = readCells(situation(workflow, after, decision.asOf));
  if (possibleLeads(workflow.diagram, workflow.root, cells) !== 0) return null;
  const because = workflow.authored.constraints.map((constraint) => constraint.because).join('; ');
  return { code: 'conflict', detail: `That cannot be with what is already known: ${because}`, path: 'value' };
}

function asFact(value: FactValue | null, at: string): Fact {
  if (value === null) return { state: 'unknown', failed: null };
  return { state: 'known', value, source: 'agent', by: null, at, evidence: null, note: null };
}
