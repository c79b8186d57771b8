import Engine, { type PublicodesExpression } from 'publicodes';
import { type Competitor, flatName } from './competitor.ts';
import { type Tree, treeOf } from './condition-tree.ts';

/** Names in publicodes are words; underscores are not allowed in them. */
function nameOf(fact: string): string {
  return flatName(fact).replaceAll('_', ' ');
}

function valueOf(value: unknown): string | number {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return typeof value === 'number' ? value : `'${String(value)}'`;
}

function ruleOf(tree: Tree): PublicodesExpression {
  switch (tree.op) {
    case 'all':
      return tree.parts.length === 0 ? 'oui' : { 'toutes ces conditions': tree.parts.map(ruleOf) };
    case 'any':
      return { 'une de ces conditions': tree.parts.map(ruleOf) };
    case 'not':
      return { '=': [ruleOf(tree.part), 'non'] };
    case 'test':
    default: {
      const { fact, is, to } = tree.test;
      const sign = { equal: '=', at_least: '>=', below: '<' }[is];
      return `${nameOf(fact)} ${sign} ${valueOf(to)}`;
    }
  }
}

/** One rule of `variations`, a question per fact, the situation set anew for each case. */
export const publicodes: Competitor = {
  name: 'publicodes',
  setUp: (authored) => {
    const rules: Record<string, PublicodesExpression> = {};
    for (const [id, fact] of Object.entries(authored.facts)) {
      rules[nameOf(id)] = { question: 'ask' in fact ? fact.ask : id, ...('ask' in fact ? typeOf(fact.type) : {}) };
    }
    const branches = authored.rules.map(({ when, outcome }) => ({ si: ruleOf(treeOf(when)), alors: `'${outcome}'` }));
    rules['outcome'] = { variations: [...branches, { sinon: `'(gap)'` }] };
    const facts = new Map(Object.keys(authored.facts).map((id) => [nameOf(id), id]));
    const quiet = { log: () => undefined, warn: () => undefined, error: () => undefined };
    const engine = new Engine(rules, { logger: quiet });
    return (given) => {
      const situation: Record<string, string | number> = {};
      for (const [name, id] of facts) if (given[id] !== undefined) situation[name] = valueOf(given[id]);
      return () => {
        const { nodeValue, missingVariables } = engine.setSituation(situation).evaluate('outcome');
        const asks = Object.keys(missingVariables).flatMap((name) => facts.get(name) ?? []);
        return { outcome: typeof nodeValue === 'string' ? nodeValue : null, asks };
      };
    };
  },
};

function typeOf(type: string): object {
  return type === 'boolean' ? { type: 'booléen' } : type === 'number' ? { type: 'nombre' } : { type: 'texte' };
}
