import type { Decision, Facts, MissingFact, RuleView } from '@handrail/contract';
import { expectedGains } from './asking-order.ts';
import { gapBit } from './decision-roots.ts';
import { canSettle } from './can-settle.ts';
import { citationOf } from './citation-of.ts';
import { noBit, yesBit } from './diagram.ts';
import { findFlips } from './find-flips.ts';
import { findReasons, sufficientFacts } from './find-reasons.ts';
import { askedIn, narrow, type Narrowed } from './narrow-diagram.ts';
import { readCells, readFact, type Situation, situation, unobtainable } from './read-cells.ts';
import { spareFacts } from './spare-facts.ts';
import type { Variable } from './variable.ts';
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
  const rules = viewRules(at, cells, workflow.outcomes[lead] ?? null);
  const bits = isDecided && isCollect ? workflow.diagram.some : workflow.diagram.leads;
  const endOf = (node: number): number => bits[node] ?? 0;
  const asked = narrow(workflow.diagram, workflow.root, cells, endOf);
  const lost = new Set(askedIn(asked).filter((index) => cells[index] === unobtainable));
  const isStuck = !isDecided && (leads === 0 || leads === gapBit || (lost.size > 0 && !canSettle(asked, lost)));
  return {
    workflow: workflow.id,
    version: workflow.version,
    asOf: options.asOf,
    status: isDecided ? 'decided' : isStuck ? 'manager' : 'open',
    outcome: workflow.outcomes[lead] ?? null,
    outcomes: named(workflow, sets.every),
    possible: named(workflow, sets.some),
    reasons: isDecided ? findReasons(at, sufficientFacts(at, cells, leads), rules) : [],
    missing: withoutSpare(at, cells, findMissing(at, cells, asked, lost), endOf).filter(
      ({ unobtainable: isLost }) => !isStuck || isLost,
    ),
    flips: isDecided ? findFlips(at, cells, lead) : [],
    rules,
  };
}

function named(workflow: Workflow, bits: number): string[] {
  return workflow.outcomes.filter((_, i) => (bits & (1 << i)) !== 0);
}

function viewRules({ workflow }: Situation, cells: Int16Array, outcome: string | null): RuleView[] {
  let hasDecided = outcome === null;
  return workflow.authored.rules.map((rule, i) => {
    const compiled = workflow.rules[i];
    const can = compiled === undefined ? 0 : possibleLeads(workflow.diagram, compiled.root, cells);
    const state = can === yesBit ? 'holds' : can === noBit ? 'fails' : 'unknown';
    const decides = !hasDecided && state === 'holds' && rule.outcome === outcome;
    if (decides) hasDecided = true;
    return {
      id: rule.id,
      outcome: rule.outcome,
      state,
      polarity: rule.passes === undefined ? 'finding' : 'gate',
      decides,
      reason: rule.reason,
      passes: rule.passes ?? null,
      note: rule.note ?? null,
      citation: citationOf(workflow.authored, rule.cite),
      facts: compiled?.facts ?? [],
    };
  });
}

/**
 * Base facts that can still matter, best question first: the one expected to tell most for its cost, then the one
 * that an earlier rule needs. What costs nothing to look up comes first; what cannot be had comes last.
 */
function findMissing(at: Situation, cells: Int16Array, asked: Narrowed, lost: ReadonlySet<number>): MissingFact[] {
  const gains = expectedGains(asked);
  const best = new Map<string, { missing: MissingFact; worth: number; place: number }>();
  for (const index of askedIn(asked)) {
    const variable = at.workflow.variables[index];
    if (variable === undefined) continue;
    const open = variable.bases.filter((base) => readFact(at, base) === undefined);
    const here = lost.has(index) ? open.filter((base) => at.facts[base]?.state === 'unobtainable') : open;
    const cost = here.reduce((sum, base) => sum + costOf(at.workflow, base), 0);
    const gain = gains.get(index) ?? 0;
    const worth = lost.has(index) ? -1 : cost === 0 ? Number.POSITIVE_INFINITY : gain / cost;
    const rule = servedBy(at, cells, index);
    for (const base of here) {
      const other = best.get(base);
      if (other !== undefined && other.worth >= worth) continue;
      best.set(base, { missing: missingFact(at, base, variable, rule), worth, place: rule });
    }
  }
  return [...best.values()]
    .toSorted((a, b) => (a.worth === b.worth ? a.place - b.place : b.worth - a.worth))
    .map(({ missing }) => missing);
}

function withoutSpare(
  at: Situation,
  cells: Int16Array,
  missing: MissingFact[],
  endOf: (node: number) => number,
): MissingFact[] {
  const spare = spareFacts(
    at,
    cells,
    missing.map(({ fact }) => fact),
    endOf,
  );
  return missing.filter(({ fact }) => !spare.has(fact));
}

function missingFact(at: Situation, base: string, variable: Variable, ruleNumber: number): MissingFact {
  const { workflow, facts } = at;
  const declaration = workflow.facts.get(base)?.declaration;
  const rule = workflow.authored.rules[ruleNumber];
  const through = variable.term.kind === 'base' ? '' : `, by ${variable.fact}`;
  return {
    fact: base,
    rule: rule?.id ?? '',
    why: `It can still show${through}: ${rule?.reason ?? ''}`,
    cost: costOf(workflow, base),
    who: declaration?.who ?? 'agent',
    unobtainable: facts[base]?.state === 'unobtainable',
  };
}

function costOf(workflow: Workflow, fact: string): number {
  return workflow.facts.get(fact)?.declaration.cost ?? 1;
}

/** Number of the first rule whose truth a variable can still change. */
function servedBy({ workflow }: Situation, cells: Int16Array, index: number): number {
  const { diagram } = workflow;
  const serves = ({ root, variables }: Workflow['rules'][number]): boolean =>
    variables.includes(index) &&
    askedIn(narrow(diagram, root, cells, (node) => diagram.leads[node] ?? 0)).includes(index);
  return Math.max(0, workflow.rules.findIndex(serves));
}
