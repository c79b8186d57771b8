import { LogicEngine } from 'json-logic-engine';
import { type Competitor, flatFacts, flatName } from './competitor.ts';
import { type Tree, treeOf } from './condition-tree.ts';

const operators = { equal: '===', at_least: '>=', below: '<' } as const;

function logicOf(tree: Tree): object {
  switch (tree.op) {
    case 'all':
      return { and: tree.parts.length === 0 ? [true] : tree.parts.map(logicOf) };
    case 'any':
      return { or: tree.parts.map(logicOf) };
    case 'not':
      return { '!': [logicOf(tree.part)] };
    case 'test':
    default:
      return { [operators[tree.test.is]]: [{ var: flatName(tree.test.fact) }, tree.test.to] };
  }
}

/** One `if` with a branch per rule, compiled by `engine.build`. */
export const jsonLogic: Competitor = {
  name: 'json-logic-engine',
  setUp: (authored) => {
    const branches = authored.rules.flatMap(({ when, outcome }) => [logicOf(treeOf(when)), outcome]);
    const decide = new LogicEngine().build({ if: [...branches, null] });
    return (given) => {
      const facts = flatFacts(given);
      return () => {
        const outcome: unknown = decide(facts);
        return { outcome: typeof outcome === 'string' ? outcome : null, asks: null };
      };
    };
  },
};
