import type { Decision, Facts } from '@handrail/contract';
import { canSettle } from './can-settle.ts';
import { gapBit } from './decision-roots.ts';
import { findFlips } from './find-flips.ts';
import { findMissing } from './find-missing.ts';
import { findReasons, sufficientFacts } from './find-reasons.ts';
import { narrow } from './narrow-diagram.ts';
import { openQuestions } from './open-questions.ts';
import { readCells, situation, unobtainable } from './read-cells.ts';
import { viewRules } from './view-rules.ts';
import { possibleLeads, possibleSets } from './walk-diagram.ts';
import type { Workflow } from './workflow.ts';

/**
 * What follows from the facts known so far. Exact: `decided` if and only if no way of filling in the unknown facts
 * leads elsewhere, and a fact is missing if and only if it can still matter. Facts that are absent count as unknown,
 * except that progress facts and facts with a start value count as at their start.
 *
 * `manager` means that no answer which can still be had would settle it, because a fact that cannot be had matters;
 * then only those facts are listed as missing. As long as some answer may settle it, the decision stays `open`.
 *
 * @param options.asOf the instant (ISO 8601, UTC) that every date is compared with
 */
export function decide(workflow: Workflow, facts: Facts, options: { asOf: string }): Decision {
  const at = situation(workflow, facts, options.asOf);
  const cells = readCells(at);
  const leads = possibleLeads(workflow.diagram, workflow.root, cells);
  const isDecided = leads !== 0 && (leads & (leads - 1)) === 0 && leads !== gapBit;
  const lead = isDecided ? 31 - Math.clz32(leads) : -1;
  const isCollect = workflow.authored.hit === 'collect';
  const sets = isCollect
    ? possibleSets(workflow.diagram, workflow.root, cells)
    : { some: leads, every: isDecided ? leads : 0 };
  const rules = viewRules(workflow, cells, workflow.outcomes[lead] ?? null);
  const bits = isDecided && isCollect ? workflow.diagram.some : workflow.diagram.leads;
  const endOf = (node: number): number => bits[node] ?? 0;
  const questions = openQuestions(workflow, cells, endOf);
  const lost = new Set(questions.open.filter((index) => cells[index] === unobtainable));
  const isLeft = (): boolean => canSettle(narrow(workflow.diagram, workflow.root, cells, endOf), lost);
  const isStuck = !isDecided && (leads === 0 || leads === gapBit || (lost.size > 0 && !isLeft()));
  return {
    workflow: workflow.id,
    version: workflow.version,
    asOf: options.asOf,
    status: isDecided ? 'decided' : isStuck ? 'manager' : 'open',
    outcome: workflow.outcomes[lead] ?? null,
    outcomes: named(workflow, sets.every),
    possible: named(workflow, sets.some),
    reasons: isDecided ? findReasons(at, sufficientFacts(at, cells, leads), rules) : [],
    missing: findMissing(at, cells, questions, lost, endOf).filter(({ unobtainable: isLost }) => !isStuck || isLost),
    flips: isDecided ? findFlips(at, cells, lead) : [],
    rules,
  };
}

function named(workflow: Workflow, bits: number): string[] {
  return workflow.outcomes.filter((_, i) => (bits & (1 << i)) !== 0);
}
