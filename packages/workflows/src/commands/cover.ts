import { join } from 'node:path';
import type { Decision, Step } from '@handrail/contract';
import type { AuthoredStep } from '@handrail/engine';
import type { Case } from '../case-file.ts';
import type { LoadedPack } from '../load-pack.ts';
import { caseFacts, decideFacts } from '../run-case.ts';
import type { SourceProblem } from '../source-problem.ts';

/** A part of a workflow that carries a number of the handbook, and the cases that show it at work. */
export type Carrier = {
  number: string;
  kind: 'rule' | 'step' | 'text';
  id: string;
  cases: string[];
  /** Where the number is written. */
  place: Pick<SourceProblem, 'file' | 'line' | 'column'>;
};

/** What one workflow covers. */
export type Cover = {
  pack: LoadedPack;
  carriers: Carrier[];
  /** Cases by the handbook numbers that they name themselves. */
  named: Map<string, string[]>;
  /** Cases by the rule that decides them, or that holds in a workflow that collects. */
  decided: Map<string, string[]>;
  missed: Set<string>;
  reached: Set<string>;
};

type Played = { test: Case; decision: Decision; steps: Step[] };

const holding = ({ workflow }: LoadedPack, { rules, outcomes }: Decision): string[] =>
  rules
    .filter(({ decides, state, outcome }) =>
      workflow.authored.hit === 'collect' ? state === 'holds' && outcomes.includes(outcome) : decides,
    )
    .map(({ id }) => id);

const stepCases = (played: readonly Played[], step: string): string[] => {
  const naming = played.filter(({ test }) => test.steps.includes(step) || test.forbidden.includes(step));
  const showing = played.filter(({ steps }) =>
    steps.some(({ id, phase, mark }) => id === step && phase === 'now' && mark.state === 'todo'),
  );
  return (naming.length > 0 ? naming : showing).map(({ test }) => test.id);
};

const textsOf = (step: AuthoredStep): string[] =>
  (['snippet', 'link_note', 'reminder'] as const).flatMap((key) => {
    const name: unknown = Object.entries(step).find(([given]) => given === key)?.[1];
    return typeof name === 'string' ? [name] : [];
  });

/** Plays every case of a workflow and notes what it shows. */
export const cover = (pack: LoadedPack): Cover => {
  const { workflow, cases, trace } = pack;
  const played: Played[] = cases.cases.map((test) => ({
    test,
    ...decideFacts(pack, caseFacts(cases, test), cases.as_of),
  }));
  const decided = new Map(workflow.rules.map(({ id }): [string, string[]] => [id, []]));
  const named = new Map<string, string[]>();
  for (const { test, decision } of played) {
    for (const rule of holding(pack, decision)) decided.get(rule)?.push(test.id);
    for (const number of test.handbook) named.set(number, [...(named.get(number) ?? []), test.id]);
  }

  const placed = [...workflow.steps.values()];
  const stepsOf = new Map(placed.map(({ step }) => [step.id, stepCases(played, step.id)]));
  const textCases = (text: string): string[] => {
    const bySteps = placed
      .filter(({ step }) => textsOf(step).includes(text))
      .flatMap(({ step }) => stepsOf.get(step.id) ?? []);
    const byOutcomes = played.filter(({ decision }) =>
      workflow.authored.outcomes[decision.outcome ?? '']?.snippets.includes(text),
    );
    return [...new Set([...bySteps, ...byOutcomes.map(({ test }) => test.id)])];
  };
  const carriers = [
    ...workflow.authored.rules.flatMap(({ id, handbook }, rule) =>
      handbook.map((number, index): Carrier => {
        const place = trace(['rules', rule, 'handbook', index]);
        return { number, kind: 'rule', id, cases: decided.get(id) ?? [], place };
      }),
    ),
    ...placed.flatMap(({ step, path }) =>
      step.handbook.map((number, index): Carrier => {
        const place = trace([...path, 'handbook', index]);
        return { number, kind: 'step', id: step.id, cases: stepsOf.get(step.id) ?? [], place };
      }),
    ),
    ...Object.values(pack.snippets).flatMap(({ id, handbook }) =>
      handbook.map((number): Carrier => {
        const place = { file: join(pack.directory, 'snippets', `${id}.md`), line: 1, column: 1 };
        return { number, kind: 'text', id, cases: textCases(id), place };
      }),
    ),
  ];
  return {
    pack,
    carriers,
    named,
    decided,
    missed: new Set(cases.cases.flatMap(({ misses }) => misses)),
    reached: new Set(played.flatMap(({ decision }) => decision.outcomes)),
  };
};
