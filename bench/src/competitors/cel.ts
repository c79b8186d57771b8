import { Environment } from '@marcbachmann/cel-js';
import { type Competitor, flatFacts, flatName } from './competitor.ts';
import { type Tree, treeOf } from './condition-tree.ts';

const operators = { equal: '==', at_least: '>=', below: '<' } as const;

function expressionOf(tree: Tree): string {
  switch (tree.op) {
    case 'all':
      return tree.parts.length === 0 ? 'true' : `(${tree.parts.map(expressionOf).join(' && ')})`;
    case 'any':
      return `(${tree.parts.map(expressionOf).join(' || ')})`;
    case 'not':
      return `!(${expressionOf(tree.part)})`;
    case 'test':
    default: {
      const { fact, is, to } = tree.test;
      return `${flatName(fact)} ${operators[is]} ${typeof to === 'number' ? to.toFixed(1) : JSON.stringify(to)}`;
    }
  }
}

/** One conditional expression over declared variables, parsed once. A variable without a value is an error. */
export const cel: Competitor = {
  name: 'cel-js',
  setUp: (authored) => {
    const environment = new Environment();
    for (const [id, fact] of Object.entries(authored.facts)) {
      const type = 'ask' in fact ? fact.type : 'boolean';
      environment.registerVariable(flatName(id), type === 'boolean' ? 'bool' : type === 'number' ? 'double' : 'string');
    }
    const chain = authored.rules.map(({ when, outcome }) => `${expressionOf(treeOf(when))} ? '${outcome}' : `).join('');
    const decide = environment.parse(`${chain}'(gap)'`);
    return (given) => {
      const facts = flatFacts(given);
      return () => {
        try {
          const outcome: unknown = decide(facts);
          return { outcome: typeof outcome === 'string' ? outcome : null, asks: null };
        } catch {
          return { outcome: null, asks: null };
        }
      };
    };
  },
};
