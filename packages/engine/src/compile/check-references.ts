import type { AuthoredStep, AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import { authoredPath, type Placed, placedSteps } from './placed-steps.ts';
import { mostOutcomes } from '../diagram/decision-roots.ts';
import { isMisshapen } from './without-entries.ts';
import { checkValue } from '../values/check-value.ts';
import { factTests, typesWithPart } from '../values/fact-kinds.ts';
import { suggestName } from '../values/nearest-name.ts';
import type { CompileProblem, DeclaredFact } from '../workflow/workflow.ts';

type Path = (string | number)[];
type Report = (path: Path, message: string, suggestion?: string | null) => void;

/** Names that lead nowhere, names given twice, and values that do not fit, throughout a workflow. */
export function checkReferences(
  authored: AuthoredWorkflow,
  facts: ReadonlyMap<string, DeclaredFact>,
  dropped: ReadonlySet<string>,
): CompileProblem[] {
  const problems: CompileProblem[] = [];
  const report: Report = (path, message, suggestion = null) =>
    problems.push({ path, message, suggestion, severity: 'error' });
  const known = new Names(facts, authored, dropped, report);

  if (authored.subject !== undefined) known.fact(authored.subject, ['subject']);
  checkFacts(authored, facts, known, report);
  unique(
    authored.rules.map(({ id }, i) => ({ id, path: ['rules', i, 'id'] })),
    'rule',
    report,
  );
  authored.rules.forEach(({ outcome }, i) => known.outcome(outcome, ['rules', i, 'outcome']));
  for (const [id, outcome] of Object.entries(authored.outcomes)) {
    outcome.leads_to.forEach((next, i) => known.outcome(next, ['outcomes', id, 'leads_to', i]));
  }
  if (Object.keys(authored.outcomes).length > mostOutcomes) {
    report(['outcomes'], `A workflow may have at most ${mostOutcomes} outcomes`, 'Split the workflow in two');
  }
  const steps = placedSteps(authored);
  unique(
    steps.map(({ step, path }) => ({ id: step.id, path: [...path, 'id'] })),
    'step',
    report,
  );
  const ids = steps.map(({ step }) => step.id);
  for (const loop of loops(steps.map(({ step }) => step))) {
    const first = steps.find(({ step }) => step.id === loop[0]);
    report([...(first?.path ?? []), 'needs'], `Steps need each other in a circle: ${loop.join(', ')}`, 'Leave one out');
  }
  for (const placed of steps) checkStep(placed, ids, facts, known, report);
  return problems;
}

class Names {
  readonly #facts: ReadonlyMap<string, DeclaredFact>;
  readonly #authored: AuthoredWorkflow;
  readonly #dropped: ReadonlySet<string>;
  readonly #report: Report;

  constructor(
    facts: ReadonlyMap<string, DeclaredFact>,
    authored: AuthoredWorkflow,
    dropped: ReadonlySet<string>,
    report: Report,
  ) {
    this.#facts = facts;
    this.#authored = authored;
    this.#dropped = dropped;
    this.#report = report;
  }

  fact(name: string, path: Path): DeclaredFact | undefined {
    const fact = this.#facts.get(name);
    if (fact === undefined && !(name in this.#authored.facts))
      this.#missing('fact', name, [...this.#facts.keys()], path);
    return fact;
  }

  outcome(name: string, path: Path): void {
    const names = Object.keys(this.#authored.outcomes);
    if (!names.includes(name)) this.#missing('outcome', name, names, path);
  }

  link(name: string, path: Path): void {
    const names = Object.keys(this.#authored.links);
    if (!names.includes(name)) this.#missing('link', name, names, path);
  }

  parameter(name: string, path: Path): void {
    const names = Object.keys(this.#authored.parameters);
    if (!names.includes(name)) this.#missing('parameter', name, names, path);
  }

  step(name: string, names: readonly string[], path: Path): void {
    if (!names.includes(name)) this.#missing('step', name, names, path);
  }

  #missing(what: string, name: string, names: readonly string[], path: Path): void {
    if (this.#dropped.has(name) || isMisshapen(name)) return;
    this.#report(path, `There is no ${what} ${name}`, suggestName(name, names));
  }
}

function checkFacts(
  authored: AuthoredWorkflow,
  facts: ReadonlyMap<string, DeclaredFact>,
  known: Names,
  report: Report,
): void {
  for (const [id, fact] of Object.entries(authored.facts)) {
    const path = ['facts', id];
    const declared = facts.get(id);
    if (id.startsWith('until.')) report(path, 'Names under until. are kept for until clauses', 'Choose another name');
    if (['all', 'any', 'not'].includes(id)) report(path, `${id} has a meaning in conditions`, 'Choose another name');
    const covers = 'covers' in fact ? (fact.covers ?? []) : [];
    covers.forEach((name, i) => {
      const covered = known.fact(name, [...path, 'covers', i]);
      if (covered?.declaration.role !== 'progress') return;
      report([...path, 'covers', i], `${name} is progress, and a text names what is known of the case`);
    });
    if (!('ask' in fact) || declared === undefined) continue;
    if (fact.about !== undefined && fact.about !== 'ticket') {
      for (const name of [fact.about].flat()) {
        const named = known.fact(name, [...path, 'about']);
        if (named === undefined || named.declaration.role === 'case') continue;
        report([...path, 'about'], `${name} is a ${named.declaration.role} fact and names nothing`, null);
      }
    }
    if (fact.look !== undefined) known.link(fact.look, [...path, 'look']);
    if (fact.type === 'choice' && fact.options === undefined) {
      report(path, 'A choice needs its options', 'Add options: [one, other]');
    }
    if (fact.type !== 'choice' && fact.options !== undefined) {
      report([...path, 'options'], `A ${fact.type} has no options`, 'Write type: choice');
    }
    if (fact.starts !== undefined) {
      const wrong = checkValue(declared.declaration, fact.starts);
      if (wrong !== null) report([...path, 'starts'], wrong);
    }
  }
}

function checkStep(
  placed: Placed,
  ids: readonly string[],
  facts: ReadonlyMap<string, DeclaredFact>,
  known: Names,
  report: Report,
): void {
  const { step, path } = placed;
  step.needs.forEach((need, i) => {
    known.step(need, ids, [...authoredPath(placed), 'needs', i]);
    if (need === step.id) report([...path, 'needs', i], `${step.id} needs itself`);
  });
  const sets = typeof step.sets === 'string' ? { [step.sets]: true } : (step.sets ?? {});
  for (const [name, value] of Object.entries(sets)) {
    const at = typeof step.sets === 'string' ? [...path, 'sets'] : [...path, 'sets', name];
    const fact = known.fact(name, at);
    if (fact === undefined) continue;
    if (fact.declaration.role !== 'progress') {
      report(
        at,
        `A step records progress, and ${name} is a ${fact.declaration.role} fact`,
        'Declare it with progress:',
      );
    } else {
      const wrong = checkValue(fact.declaration, value);
      if (wrong !== null) report(at, wrong, optionsOf(fact));
    }
  }
  for (const key of ['asks', 'awaits'] as const) {
    const name = step[key];
    if (name !== undefined) known.fact(name, [...authoredPath(placed), key]);
  }
  for (const name of [step.about ?? []].flat()) known.fact(name, [...path, 'about']);
  if (step.kind === 'ask' || step.kind === 'check') {
    step.facts.forEach((name, i) => known.fact(name, [...path, 'facts', i]));
  }
  if ('link' in step && step.link !== undefined) known.link(step.link, [...path, 'link']);
  if (step.kind === 'owner_ticket') {
    const members = known.fact(step.members, [...path, 'members']);
    if (members !== undefined && !factTests[members.type].parts.includes('owners')) {
      report([...path, 'members'], `${step.members} is of type ${members.type}, needed is ${typesWithPart('owners')}`);
    }
    for (const name of [step.except ?? []].flat()) known.fact(name, [...path, 'except']);
    known.parameter(step.most, [...path, 'most']);
    checkAnswers(step.answers, ['approved', 'refused', 'contradicting'], [...path, 'answers'], facts, known, report);
  }
  if (step.kind === 'approval') {
    (step.reviews ?? []).forEach((name, i) => known.fact(name, [...path, 'reviews', i]));
    checkAnswers(step.answers, ['approved', 'denied'], [...path, 'answers'], facts, known, report);
  }
}

function checkAnswers(
  name: string,
  needed: readonly string[],
  path: Path,
  facts: ReadonlyMap<string, DeclaredFact>,
  known: Names,
  report: Report,
): void {
  if (known.fact(name, path) === undefined) return;
  const fact = facts.get(name);
  const options = fact?.declaration.options.map(({ value }) => value) ?? [];
  if (fact?.declaration.role !== 'progress' || options[0] !== 'none' || !needed.every((one) => options.includes(one))) {
    report(
      path,
      `${name} cannot hold the answers`,
      `Declare it with progress: and options: [none, ${needed.join(', ')}]`,
    );
  }
}

function optionsOf(fact: DeclaredFact): string | null {
  const options = fact.declaration.options.map(({ value }) => value);
  return options.length === 0 ? null : `Known: ${options.join(', ')}`;
}

/** Steps that need each other round and round, one list per circle. */
function loops(steps: readonly AuthoredStep[]): string[][] {
  const needs = new Map(steps.map(({ id, needs: needed }) => [id, needed]));
  const finished = new Set<string>();
  const found: string[][] = [];
  const visit = (id: string, trail: readonly string[]): void => {
    const at = trail.indexOf(id);
    if (at >= 0) found.push(trail.slice(at));
    if (at >= 0 || finished.has(id)) return;
    for (const need of needs.get(id) ?? []) if (need !== id) visit(need, [...trail, id]);
    finished.add(id);
  };
  for (const { id } of steps) visit(id, []);
  return found;
}

function unique(named: { id: string; path: Path }[], what: string, report: Report): void {
  const seen = new Set<string>();
  for (const { id, path } of named) {
    if (seen.has(id) && !isMisshapen(id)) report(path, `There are two ${what}s named ${id}`, 'Give each its own name');
    seen.add(id);
  }
}
