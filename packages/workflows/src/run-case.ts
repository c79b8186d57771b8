import type { Decision, Facts, RuleView, Step } from '@handrail/contract';
import { decide, fold, knownFacts, plan, type Workflow } from '@handrail/engine';
import { toFact, type Case, type CaseFile, type FactInputs } from './case-file.ts';
import type { Pack } from './pack.ts';
import { renderLink } from './render-link.ts';
import { renderSnippet } from './render-snippet.ts';
import type { RenderContext } from './template-scope.ts';

/** Facts of a run nobody has touched (start values, clauses) with the given ones on top. */
export const factsOf = (workflow: Workflow, inputs: FactInputs, now: string): Facts => {
  const facts: Facts = knownFacts(workflow, fold(workflow, []), { now });
  for (const [id, input] of Object.entries(inputs)) {
    const fact = toFact(input, now);
    if (fact) facts[id] = fact;
    else delete facts[id];
  }
  return facts;
};

const contextFor = (facts: Facts, causes: readonly string[], now: string): RenderContext => ({
  facts,
  causes,
  ticket: {
    id: 1,
    subject: 'Case',
    requester: { name: 'Ana', email: 'ana@example.com' },
    url: 'https://example.zendesk.com/agent/tickets/1',
  },
  now: new Date(now),
});

/** Decision and steps of one set of facts, as the author's tool and the cases look at them. */
export const decideFacts = (pack: Pack, inputs: FactInputs, now: string): { decision: Decision; steps: Step[] } => {
  const { workflow } = pack;
  const facts = factsOf(workflow, inputs, now);
  const decision = decide(workflow, facts, { asOf: now });
  const context = contextFor(facts, decision.outcomes, now);
  const { steps } = plan(workflow, fold(workflow, []), facts, decision, {
    now,
    render: (id) => renderSnippet(pack, id, context),
    link: (id) => renderLink(pack, id, context),
  });
  return { decision, steps };
};

/** All facts a case states, its sets first. */
export const caseFacts = (file: CaseFile, test: Case): FactInputs =>
  [...test.from.map((name) => file.sets[name] ?? {}), test.facts].reduce<FactInputs>(
    (all, facts) => ({ ...all, ...facts }),
    {},
  );

const decidedBy = (decision: Decision): string[] =>
  decision.rules.filter((rule) => rule.decides).map((rule) => rule.id);

const isWorkable = (step: Step): boolean => step.phase === 'now' && step.mark.state === 'todo';

/** Values worth trying for a fact: what its type offers, and what other cases say of it. */
const otherValues = (workflow: Workflow, file: CaseFile, id: string): FactInputs[string][] => {
  const declaration = workflow.facts.get(id)?.declaration;
  if (!declaration || declaration.role === 'derived') return [];
  if (declaration.type === 'boolean') return [true, false];
  if (declaration.type === 'choice') return declaration.options.map((option) => option.value);
  return [...Object.values(file.sets), ...file.cases.map((test) => test.facts)].flatMap((facts) =>
    facts[id] === undefined ? [] : [facts[id]],
  );
};

const isNearMiss = (
  workflow: Workflow,
  file: CaseFile,
  facts: FactInputs,
  { id: rule, facts: own }: RuleView,
): boolean =>
  // Most often one of the rule's own facts does it, so those are tried first.
  [...new Set([...own, ...workflow.facts.keys()])].some((id) =>
    otherValues(workflow, file, id).some((value) => {
      const changed = factsOf(workflow, { ...facts, [id]: value }, file.as_of);
      return decidedBy(decide(workflow, changed, { asOf: file.as_of })).includes(rule);
    }),
  );

/** What one case got wrong, one sentence each; empty when it holds. Also what was decided, and by which rules. */
export const runCase = (
  pack: Pack,
  file: CaseFile,
  test: Case,
): { failures: string[]; decidedBy: string[]; decision: Decision } => {
  const inputs = caseFacts(file, test);
  const { decision, steps } = decideFacts(pack, inputs, file.as_of);
  const rules = decidedBy(decision);
  const got =
    decision.status === 'decided'
      ? decision.outcomes.join(', ')
      : `${decision.status}: ${decision.possible.join(', ')}; asks ${decision.missing.map((m) => m.fact).join(', ')}`;
  const failures: string[] = [];
  const expect = (holds: boolean, message: string): void => {
    if (!holds) failures.push(`${message}; got ${got}`);
  };

  if (test.outcome) expect(decision.outcome === test.outcome, `expected ${test.outcome}`);
  if (test.outcomes) {
    const same = [...test.outcomes].sort().join() === [...decision.outcomes].sort().join();
    expect(same, `expected ${test.outcomes.join(', ')}`);
  }
  if (test.open) {
    expect(decision.status !== 'decided', 'expected an open decision');
    for (const outcome of test.open) expect(decision.possible.includes(outcome), `expected ${outcome} to be possible`);
  }
  if (test.decided_by)
    expect(rules.includes(test.decided_by), `expected rule ${test.decided_by}, was ${rules.join(', ')}`);
  for (const rule of test.misses) {
    expect(!rules.includes(rule), `expected rule ${rule} not to decide`);
    const missed = decision.rules.find(({ id }) => id === rule);
    expect(
      missed !== undefined && isNearMiss(pack.workflow, file, inputs, missed),
      `no single changed fact makes rule ${rule} decide`,
    );
  }
  const asked = decision.missing.map((missing) => missing.fact);
  if (typeof test.asks === 'string') expect(asked[0] === test.asks, `expected ${test.asks} to be asked first`);
  else for (const fact of test.asks ?? []) expect(asked.includes(fact), `expected ${fact} to be asked`);
  const workable = steps.filter(isWorkable).map((step) => step.id);
  for (const id of test.steps) {
    expect(workable.includes(id), `expected step ${id} to be workable among ${workable.join(', ') || 'none'}`);
  }
  for (const id of test.forbidden) expect(!workable.includes(id), `expected step ${id} not to be workable`);
  return { failures, decidedBy: rules, decision };
};
