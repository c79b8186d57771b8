import { type ConditionProperties, Engine, type TopLevelCondition } from 'json-rules-engine';
import { type Competitor, flatFacts, flatName } from './competitor.ts';
import { type Tree, treeOf } from './condition-tree.ts';

const operators = { equal: 'equal', at_least: 'greaterThanInclusive', below: 'lessThan' } as const;

function conditionOf(tree: Tree): TopLevelCondition {
  switch (tree.op) {
    case 'all':
      return { all: tree.parts.map(nested) };
    case 'any':
      return { any: tree.parts.map(nested) };
    case 'not':
      return { not: nested(tree.part) };
    case 'test':
    default:
      return { all: [nested(tree)] };
  }
}

function nested(tree: Tree): TopLevelCondition | ConditionProperties {
  if (tree.op !== 'test') return conditionOf(tree);
  return { fact: flatName(tree.test.fact), operator: operators[tree.test.is], value: tree.test.to };
}

/** One rule each, the earlier the higher its priority; the first success stops the run. Absent facts are allowed. */
export const jsonRulesEngine: Competitor = {
  name: 'json-rules-engine',
  setUp: (authored) => {
    const engine = new Engine([], { allowUndefinedFacts: true });
    authored.rules.forEach(({ id, when, outcome }, i) => {
      const conditions = conditionOf(treeOf(when));
      engine.addRule({ name: id, conditions, event: { type: outcome }, priority: authored.rules.length - i });
    });
    engine.on('success', () => engine.stop());
    return (given) => {
      const facts = flatFacts(given);
      return async () => {
        const { events } = await engine.run(facts);
        return { outcome: events[0]?.type ?? null, asks: null };
      };
    };
  },
};
