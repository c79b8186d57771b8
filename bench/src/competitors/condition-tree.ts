import type { Condition, Test } from '@handrail/engine';
import { isTest } from '@handrail/engine/oracle/read';

export type Comparison = { fact: string; is: 'equal' | 'at_least' | 'below'; to: boolean | number | string };

/** An authored condition in the few operators that every engine has. */
export type Tree = { op: 'all' | 'any'; parts: Tree[] } | { op: 'not'; part: Tree } | { op: 'test'; test: Comparison };

export function treeOf(condition: Condition): Tree {
  const parts = Object.entries(condition).map(([key, part]): Tree => {
    if (key === 'all' || key === 'any') return { op: key, parts: (condition[key] ?? []).map(treeOf) };
    if (key === 'not') return { op: 'not', part: treeOf(condition.not ?? {}) };
    if (!isTest(key, part)) throw new Error(`${key} has no test`);
    return testTree(key, part);
  });
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { op: 'all', parts };
}

function testTree(fact: string, test: Test): Tree {
  if (typeof test !== 'object') return { op: 'test', test: { fact, is: 'equal', to: test } };
  if ('not' in test && !Array.isArray(test.not)) return { op: 'not', part: testTree(fact, test.not) };
  if ('at_least' in test && test.at_least !== undefined) {
    return { op: 'test', test: { fact, is: 'at_least', to: test.at_least } };
  }
  if ('below' in test && test.below !== undefined) return { op: 'test', test: { fact, is: 'below', to: test.below } };
  throw new Error(`The benchmark has no translation for a test on ${fact}`);
}

type Literal = Comparison & { isNegated: boolean };

/** The same condition as rows of a decision table: any row whose every entry holds. */
export function rowsOf(tree: Tree, isNegated = false): Literal[][] {
  if (tree.op === 'test') return [[{ ...tree.test, isNegated }]];
  if (tree.op === 'not') return rowsOf(tree.part, !isNegated);
  if ((tree.op === 'any') !== isNegated) return tree.parts.flatMap((part) => rowsOf(part, isNegated));
  return tree.parts.reduce<Literal[][]>(
    (rows, part) => rows.flatMap((row) => rowsOf(part, isNegated).map((other) => [...row, ...other])),
    [[]],
  );
}
