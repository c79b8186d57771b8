import type { Decision, MissingFact, RuleView } from '@handrail/contract';
import { canSettle } from './can-settle.ts';
import { findFlips, type FlipPath } from './find-flips.ts';
import { findMissing } from './find-missing.ts';
import { findReasons, type ReasonPart, sufficientFacts } from './find-reasons.ts';
import { openQuestions } from './open-questions.ts';
import { readFact, type Situation, unobtainable } from './read-cells.ts';
import { viewRules } from './view-rules.ts';
import { gapBit } from '../diagram/decision-roots.ts';
import { narrow } from '../diagram/narrow-diagram.ts';
import { possibleLeads, possibleSets } from '../diagram/walk-diagram.ts';
import { deepFrozen } from '../values/deep-frozen.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** All of a decision but the values it tells: what follows from the cells alone. */
export type Standing = Readonly<{
  status: Decision['status'];
  outcome: string | null;
  outcomes: readonly string[];
  possible: readonly string[];
  /** Facts that force the outcome; null where a comparison of values has a say in which. */
  forcing: readonly string[] | null;
  reasons: readonly ReasonPart[];
  missing: readonly MissingFact[];
  flips: readonly FlipPath[];
  rules: readonly RuleView[];
}>;

/** Most runs of a workflow stand where many others stood, so what follows for the cells met lately is kept. */
type Kept = { standings: Map<string, Standing>; compared: readonly string[] };
const kept = new WeakMap<Workflow, Kept>();
/** Some kilobytes each. */
const mostKept = 500;

export function standingOf(at: Situation, cells: readonly number[]): Standing {
  const { workflow } = at;
  let own = kept.get(workflow);
  if (own === undefined) kept.set(workflow, (own = { standings: new Map(), compared: comparedFacts(workflow) }));
  const key = keyOf(at, cells, own.compared);
  let standing = own.standings.get(key);
  if (standing === undefined) {
    if (own.standings.size >= mostKept) own.standings.clear();
    own.standings.set(key, (standing = find(at, cells)));
  }
  return standing;
}

/** Facts under comparisons: whether they are known shows in no cell of their own, and decides which is asked. */
function comparedFacts({ variables }: Workflow): string[] {
  return [...new Set(variables.flatMap(({ base, bases }) => (base === null ? bases : [])))];
}

function keyOf(at: Situation, cells: readonly number[], compared: readonly string[]): string {
  let key = String.fromCharCode(...cells);
  for (const fact of compared) {
    key += at.facts[fact]?.state === 'unobtainable' ? 'x' : readFact(at, fact) === undefined ? '-' : '+';
  }
  return key;
}

function find(at: Situation, cells: readonly number[]): Standing {
  const { workflow } = at;
  const { diagram, root, outcomes } = workflow;
  const leads = possibleLeads(diagram, root, cells);
  const isDecided = leads !== 0 && (leads & (leads - 1)) === 0 && leads !== gapBit;
  const lead = isDecided ? 31 - Math.clz32(leads) : -1;
  const isCollect = workflow.authored.hit === 'collect';
  const sets = isCollect ? possibleSets(diagram, root, cells) : { some: leads, every: isDecided ? leads : 0 };
  const rules = viewRules(workflow, cells, outcomes[lead] ?? null);
  const bits = isDecided && isCollect ? diagram.some : diagram.leads;
  const endOf = (node: number): number => bits[node] ?? 0;
  const questions = openQuestions(workflow, cells, endOf);
  const lost = new Set(questions.open.filter((index) => cells[index] === unobtainable));
  const isLeft = (): boolean => canSettle(narrow(diagram, root, cells, endOf), lost);
  const isStuck = !isDecided && (leads === 0 || leads === gapBit || (lost.size > 0 && !isLeft()));
  const isCompared = workflow.variables.some(({ base, index }) => base === null && (cells[index] ?? -1) >= 0);
  const forcing = isDecided ? (isCompared ? null : sufficientFacts(at, cells)) : [];
  return {
    status: isDecided ? 'decided' : isStuck ? 'manager' : 'open',
    outcome: outcomes[lead] ?? null,
    outcomes: named(workflow, sets.every),
    possible: named(workflow, sets.some),
    forcing,
    reasons: forcing === null ? [] : findReasons(workflow, forcing, rules),
    missing: deepFrozen(
      findMissing(at, cells, questions, lost, endOf).filter(({ unobtainable: isLost }) => !isStuck || isLost),
    ),
    flips: isDecided ? findFlips(workflow, cells, lead) : [],
    rules,
  };
}

function named(workflow: Workflow, bits: number): string[] {
  return workflow.outcomes.filter((_, i) => (bits & (1 << i)) !== 0);
}
