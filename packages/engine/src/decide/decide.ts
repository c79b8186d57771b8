import type { Decision, Facts } from '@handrail/contract';
import { tellFlip } from './find-flips.ts';
import { findReasons, sufficientFacts, tellReason } from './find-reasons.ts';
import { readCells, situation } from './read-cells.ts';
import { standingOf } from './standing.ts';
import type { Workflow } from '../workflow/workflow.ts';

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
  const standing = standingOf(at, cells);
  const { status, outcome, outcomes, possible, forcing, reasons, missing, flips, rules } = standing;
  const parts = forcing === null ? findReasons(workflow, sufficientFacts(at, cells), rules) : reasons;
  return {
    workflow: workflow.id,
    version: workflow.version,
    asOf: options.asOf,
    status,
    outcome,
    outcomes: [...outcomes],
    possible: [...possible],
    reasons: parts.map((part) => tellReason(at, part)),
    missing: [...missing],
    flips: flips.map((path) => tellFlip(at, path)),
    rules: [...rules],
  };
}
