import { compileWorkflow, decide, diff, verify, type AuthoredWorkflow, type Workflow } from '@handrail/engine';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedPack } from '../src/load-pack.ts';
import { loadWorkflows } from '../src/load-workflows.ts';
import { caseFacts, factsOf } from '../src/run-case.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));

type Rules = AuthoredWorkflow['rules'];
type Mutant = { name: string; rules: Rules };

/** One small mistake an author could make in each rule. */
const mutants = (rules: Rules): Mutant[] =>
  rules.flatMap((rule, index): Mutant[] => {
    const next = rules[index + 1];
    const isLast = Object.keys(rule.when).length === 0;
    const other = rules.find(({ outcome }) => outcome !== rule.outcome)?.outcome ?? rule.outcome;
    const replaced = (change: Partial<Rules[number]>): Rules => rules.with(index, { ...rule, ...change });
    return [
      { name: `drop ${rule.id}`, rules: rules.toSpliced(index, 1) },
      { name: `give ${rule.id} another outcome`, rules: replaced({ outcome: other }) },
      ...(isLast ? [] : [{ name: `negate ${rule.id}`, rules: replaced({ when: { not: rule.when } }) }]),
      ...(next
        ? [{ name: `swap ${rule.id} and ${next.id}`, rules: rules.with(index, next).with(index + 1, rule) }]
        : []),
    ];
  });

/** Decisions only: a case also looks at steps, which no mistake in a rule changes by itself. */
const failsACase = ({ cases }: LoadedPack, workflow: Workflow): boolean =>
  cases.cases.some((test) => {
    const facts = factsOf(workflow, caseFacts(cases, test), cases.as_of);
    const { outcome, outcomes, rules, possible } = decide(workflow, facts, { asOf: cases.as_of });
    return (
      (test.outcome !== undefined && outcome !== test.outcome) ||
      (test.outcomes !== undefined && [...outcomes].sort().join() !== [...test.outcomes].sort().join()) ||
      (test.decided_by !== undefined && !rules.some(({ id, decides }) => decides && id === test.decided_by)) ||
      (test.open ?? []).some((open) => !possible.includes(open))
    );
  });

type Verdict = 'refused' | 'a case fails' | 'decides differently' | 'decides the same';

const verdictOn = (pack: LoadedPack, { rules }: Mutant): Verdict => {
  const compiled = compileWorkflow({ ...pack.workflow.authored, rules }, { version: 'mutant' });
  if (!compiled.ok) return 'refused';
  if (failsACase(pack, compiled.workflow)) return 'a case fails';
  if (verify(compiled.workflow).some(({ severity }) => severity === 'error')) return 'refused';
  return diff(pack.workflow, compiled.workflow).changes.length > 0 ? 'decides differently' : 'decides the same';
};

describe.each(loaded.ok ? loaded.packs : [])('a mistake in $workflow.id', (pack) => {
  let verdicts: (Mutant & { verdict: Verdict })[] = [];
  beforeAll(() => {
    verdicts = mutants(pack.workflow.authored.rules).map((mutant) => ({ ...mutant, verdict: verdictOn(pack, mutant) }));
  }, 60_000);

  it('fails a case or is refused when a rule is dropped, negated or given another outcome', () => {
    const unnoticed = verdicts.filter(({ name, verdict }) => !name.startsWith('swap') && verdict.startsWith('decides'));
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  });

  it('is noticed when rules change places, unless the two never hold with different outcomes', () => {
    const equal = verdicts.filter(({ verdict }) => verdict === 'decides the same').map(({ name }) => name);
    const harmless = equal.filter((name) => name.startsWith('swap'));
    expect(equal).toEqual(harmless);
    expect(harmless.length).toBeLessThan(verdicts.length / 5);
  });
});
