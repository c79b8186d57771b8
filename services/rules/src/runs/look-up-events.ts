import {
  type EventBody,
  type FactValue,
  type LookedUpFact,
  type LookedUpSource,
  readKeys,
  sourceNames,
} from '@handrail/contract';
import { checkEvent, isSameValue } from '@handrail/engine';
import type { Finding } from '../sources/finding.ts';
import type { Wanted } from './look-up-starts.ts';
import { type LoadedRun, serviceActor } from './run-book.ts';

export interface Looked {
  /** What changes: values, corrections, proposals. */
  bodies: EventBody[];
  facts: (LookedUpFact & { source: LookedUpSource })[];
}

function told(value: FactValue): string {
  if (!Array.isArray(value)) return String(value);
  return value.map((item) => (typeof item === 'string' ? item : item.username)).join(', ') || 'none';
}

const isPersons = (source: string) => source === 'agent' || source === 'manager' || source === 'customer';

/**
 * What findings do to a run. A person's word stands, and the source's is proposed beside it; what a look-up or the
 * ticket said before is corrected, so that whatever rested on it lapses in sight.
 */
export function lookUpEvents(run: LoadedRun, wanted: Wanted, findings: ReadonlyMap<string, Finding>): Looked {
  const looked: Looked = { bodies: [], facts: [] };
  let { facts } = run.situation;
  for (const [fact, key] of wanted) {
    const finding = findings.get(key);
    if (!finding) continue;
    const source = (finding.kind === 'unknown' ? undefined : finding.source) ?? readKeys[key].source;
    if (finding.kind === 'unknown') {
      looked.facts.push({ fact, source, result: 'unknown', reason: finding.reason });
      continue;
    }
    const { body, result } = eventOf(run, fact, source, finding);
    const situation = { ...run.situation, facts, actor: serviceActor };
    if (body && checkEvent(run.pack.workflow, situation, body)) {
      looked.facts.push({ fact, source, result: 'unknown', reason: { code: 'contradicts', detail: null } });
      continue;
    }
    looked.facts.push({ fact, source, result, reason: finding.reason });
    if (!body) continue;
    looked.bodies.push(body);
    if (body.type === 'fact_proposed') continue;
    const known = { source, by: serviceActor, at: run.situation.decision.asOf, evidence: null, note: null };
    facts = { ...facts, [fact]: { state: 'known', value: finding.value, ...known } };
  }
  return looked;
}

function eventOf(
  run: LoadedRun,
  fact: string,
  source: LookedUpSource,
  finding: Exclude<Finding, { kind: 'unknown' }>,
): { body: EventBody | null; result: LookedUpFact['result'] } {
  const known = run.situation.facts[fact];
  const { value } = finding;
  const evidence = finding.link ?? null;
  const isKnown = known?.state === 'known' && known.source !== 'workflow';
  const isSame = isKnown && isSameValue(known.value, value);
  const isHeld = known?.state === 'unobtainable' || (isKnown && isPersons(known.source));
  if (isHeld || finding.kind === 'propose') {
    const result = isHeld ? 'differs' : 'proposed';
    if (isSame) return { body: null, result: 'recorded' };
    const says = finding.kind === 'propose' ? finding.says : told(value);
    const commentId = finding.kind === 'propose' ? (finding.commentId ?? null) : null;
    const basis = { says: says.slice(0, 300), commentId, link: evidence };
    const earlier = run.situation.state.proposals[fact];
    if (earlier && isSameValue(earlier.value, value) && earlier.source === source) return { body: null, result };
    return { body: { type: 'fact_proposed', fact, value, source, basis }, result };
  }
  if (!isKnown || isSame) {
    return { body: { type: 'fact_recorded', fact, value, source, evidence, note: null }, result: 'recorded' };
  }
  const reason = `${sourceNames[source]} says something else now`;
  return { body: { type: 'fact_corrected', fact, value, source, evidence, reason }, result: 'recorded' };
}
