import type { WorkflowSummary } from '@handrail/contract';
import type { AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import { buildDiagram, makeVariables, variablesOf, type WorkflowFormulas } from './build-diagram.ts';
import { checkJointQuestions } from './check-joint-questions.ts';
import { checkPastedPages } from './check-pasted-pages.ts';
import { checkReadKeys } from './check-read-keys.ts';
import { checkReferences } from './check-references.ts';
import { authoredPath, placedSteps } from './placed-steps.ts';
import { prepareReading } from './prepare-reading.ts';
import { checkShape } from './check-shape.ts';
import { ConditionCompiler } from './compile-condition.ts';
import { deepFrozen } from '../values/deep-frozen.ts';
import { declareFacts } from './declare-facts.ts';
import { factNames } from '../workflow/fact-names.ts';
import { DiagramTooLarge } from '../diagram/diagram-builder.ts';
import { all, any, type Formula, not } from '../values/formula.ts';
import { ruleText, ruleViews } from '../workflow/rule-text.ts';
import type { CompileProblem, DeclaredFact, PlacedStep, Workflow } from '../workflow/workflow.ts';

/** Nodes a diagram may take while it is built; a workflow of 40 conditions stays far below. */
export const defaultMaxNodes = 200_000;

export type Compiled = { ok: true; workflow: Workflow } | { ok: false; problems: CompileProblem[] };

/**
 * Compiles an authored workflow, or reports everything that is wrong with it at once: its shape, names that lead
 * nowhere, tests that do not fit their fact, and a decision too large to hold. Pure; run `verify` on the result to
 * learn whether it also means what it should.
 */
export function compileWorkflow(input: unknown, options: { version: string; maxNodes?: number }): Compiled {
  const { authored, problems, dropped } = checkShape(input);
  if (authored === null) return { ok: false, problems };
  const report = (problem: CompileProblem): void => {
    if (![...dropped].some((name) => problem.message.includes(`no fact ${name}`))) problems.push(problem);
  };
  const facts = declareFacts(authored, report);
  for (const problem of checkReferences(authored, facts, dropped)) problems.push(problem);
  problems.push(
    ...checkReadKeys(authored, facts),
    ...checkJointQuestions(authored, facts),
    ...checkPastedPages(authored, facts),
  );
  const compiler = new ConditionCompiler(authored, facts, report);
  const formulas = compileFormulas(authored, compiler);
  if (problems.length > 0) return { ok: false, problems: withoutRepeats(problems) };

  const drafts = makeVariables(compiler.drafts.values());
  const wide = [...drafts].filter(([, variable]) => variable.samples.length > 64);
  if (wide.length > 0) {
    return {
      ok: false,
      problems: wide.map(([draft, { fact, samples }]) => ({
        path: draft.path,
        message: `${fact} is tested in so many ways that it falls into ${samples.length} cells; 64 are allowed`,
        suggestion: 'Test it in fewer ways, or make a choice of it',
        severity: 'error',
      })),
    };
  }
  try {
    const built = buildDiagram(authored, formulas, drafts, options.maxNodes ?? defaultMaxNodes);
    return { ok: true, workflow: assemble(authored, options.version, facts, formulas, drafts, built) };
  } catch (error) {
    if (error instanceof DiagramTooLarge) return { ok: false, problems: [tooLarge(authored, drafts.size)] };
    throw error;
  }
}

/** Formulas of all conditions of a workflow; the compiler collects their variables. */
export function compileFormulas(authored: AuthoredWorkflow, compiler: ConditionCompiler): WorkflowFormulas {
  const rules = authored.rules.map(({ when }, i) => compiler.compile(when, ['rules', i, 'when']));
  const constraints = authored.constraints.map((constraint, i): Formula => {
    const at = ['constraints', i];
    if ('never' in constraint) {
      return not(all(constraint.never.map((part, j) => compiler.compile(part, [...at, 'never', j]))));
    }
    const premise = compiler.compile(constraint.if, [...at, 'if']);
    return any([not(premise), compiler.compile(constraint.implies, [...at, 'implies'])]);
  });
  const steps = new Map<string, Formula>();
  for (const placed of placedSteps(authored)) {
    const { id, when } = placed.step;
    if (when !== undefined) steps.set(id, compiler.compile(when, [...authoredPath(placed), 'when']));
  }
  compiler.complete();
  return { rules, constraints, steps };
}

function assemble(
  authored: AuthoredWorkflow,
  version: string,
  facts: Map<string, DeclaredFact>,
  formulas: WorkflowFormulas,
  drafts: ReturnType<typeof makeVariables>,
  built: ReturnType<typeof buildDiagram>,
): Workflow {
  const steps = placedSteps(authored).map((placed): [string, PlacedStep] => [
    placed.step.id,
    {
      ...placed,
      when: built.stepRoots.get(placed.step.id) ?? null,
      isLost: placed.path[0] === 'lost',
      names: namedBy(authored, placed.step, facts),
    },
  ]);
  return {
    id: authored.id,
    version,
    authored,
    declarations: deepFrozen([...facts.values()].map(({ declaration }) => declaration)),
    summary: deepFrozen(summaryOf(authored, version)),
    until: deepFrozen(
      Object.entries(authored.until).map(([id, { issue, url, state_seen, checked_on, affects }]) => ({
        id,
        issue,
        url,
        stateSeen: state_seen,
        checkedOn: checked_on,
        affects,
      })),
    ),
    facts,
    variables: built.variables,
    reading: prepareReading(facts.keys(), built.variables),
    rules: authored.rules.map((rule, i) => {
      const text = ruleText(authored, rule, namedFacts(authored, rule.when));
      return {
        id: rule.id,
        outcome: rule.outcome,
        root: built.ruleRoots[i] ?? 0,
        text,
        views: ruleViews(text),
        variables: variablesOf(formulas.rules[i] ?? { op: 'always', value: true }, drafts),
      };
    }),
    steps: new Map(steps),
    outcomes: built.outcomes,
    diagram: built.diagram,
    root: built.root,
    byRule: built.byRule,
  };
}

/** What the text names that asks for a consent, or an owner for permission, and what something irreversible is done to. */
function namedBy(
  { subject }: AuthoredWorkflow,
  step: AuthoredWorkflow['steps'][number],
  facts: ReadonlyMap<string, DeclaredFact>,
): string[] {
  const answers = step.asks ?? (step.kind === 'owner_ticket' ? step.answers : undefined);
  const asked = answers === undefined ? [] : (facts.get(answers)?.covers ?? []);
  const own = [step.about ?? (step.irreversible ? (subject ?? []) : [])].flat();
  return [...new Set([...own, ...asked])];
}

function summaryOf(authored: AuthoredWorkflow, version: string): WorkflowSummary {
  return {
    id: authored.id,
    title: authored.title,
    summary: authored.summary,
    ...(authored.language === undefined ? {} : { language: authored.language }),
    version,
    number: authored.number,
    citation: authored.source,
    outcomes: Object.entries(authored.outcomes).map(([id, { says, tone }]) => ({ id, says, tone })),
    subject: authored.subject ?? null,
  };
}

/** Facts of a condition as its author names them; a fact that stands for a condition is written out. */
function namedFacts(authored: AuthoredWorkflow, condition: AuthoredWorkflow['rules'][number]['when']): string[] {
  const names = new Set<string>();
  for (const name of factNames(condition)) {
    const fact = authored.facts[name];
    if (fact !== undefined && 'holds' in fact) for (const inner of namedFacts(authored, fact.holds)) names.add(inner);
    else names.add(name);
  }
  return [...names];
}

function tooLarge(authored: AuthoredWorkflow, tests: number): CompileProblem {
  const half = Math.ceil(authored.rules.length / 2);
  return {
    path: ['rules'],
    message: `The decision is too large to hold: ${authored.rules.length} rules over ${tests} facts`,
    suggestion: `Split the workflow: let rules 1 to ${half} decide first and lead to a second workflow with the rest, or give the facts that only the rest needs a choice of their own`,
    severity: 'error',
  };
}

function withoutRepeats(problems: readonly CompileProblem[]): CompileProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, message }) => {
    const key = `${path.join('/')} ${message}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
