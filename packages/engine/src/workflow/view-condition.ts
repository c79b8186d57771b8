import type { ConditionView, FactTest } from '@handrail/contract';
import type { Condition, Test } from './authored-workflow.ts';
import { isTest } from './is-test.ts';

type Scalar = boolean | number | string;
type Limits = Extract<Test, { at_least?: number }>;

const always: ConditionView = { kind: 'always' };

/** A condition as it is read aloud: what stands alone is not said to be one of several. */
export function viewCondition(condition: Condition): ConditionView {
  const parts = Object.entries(condition).flatMap(([key, part]): ConditionView[] => {
    if (part === undefined) return [];
    if (key === 'all') return (condition.all ?? []).map(viewCondition);
    if (key === 'any') return [together('any', (condition.any ?? []).map(viewCondition))];
    if (key === 'not') return [{ kind: 'not', part: viewCondition(condition.not ?? {}) }];
    return isTest(part) ? viewTest(key, part) : [];
  });
  // The schema's own words come first, whatever the author's order: what is asked plainly is read before groups.
  return together(
    'all',
    parts.toSorted((a, b) => Number(isGroup(a)) - Number(isGroup(b))),
  );
}

const isGroup = ({ kind }: ConditionView): boolean => kind !== 'test';

function together(kind: 'all' | 'any', parts: ConditionView[]): ConditionView {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only] = flat;
  if (only === undefined) return always;
  return flat.length === 1 ? only : { kind, parts: flat };
}

function viewTest(fact: string, test: Test): ConditionView[] {
  const view = (name: FactTest, values: readonly Scalar[]): ConditionView => ({
    kind: 'test',
    fact,
    test: name,
    values: [...values],
  });
  if (typeof test !== 'object') return [view('is', [test])];
  if (Array.isArray(test)) return [view('is', test)];
  if ('not' in test) {
    const values = [test.not].flat();
    const [only] = values;
    // Of two answers, not the one is the other.
    if (values.length === 1 && typeof only === 'boolean') return [view('is', [!only])];
    return [view('is_not', values)];
  }
  return limitsOf(test).map(([name, values]) => view(name, values));
}

function limitsOf({ given, ...limits }: Limits): [FactTest, Scalar[]][] {
  const named = limitTests.flatMap((name): [FactTest, Scalar[]][] => {
    const value = limits[name];
    return value === undefined ? [] : [[name, [value]]];
  });
  return given === undefined ? named : [...named, [given ? 'given' : 'not_given', []]];
}

const limitTests = [
  'at_least',
  'above',
  'at_most',
  'below',
  'before',
  'from',
  'more_than_days_ago',
  'within_days_ago',
  'includes',
] as const satisfies readonly (keyof Limits)[];
