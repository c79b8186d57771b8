import { ZenEngine } from '@gorules/zen-engine';
import { type Competitor, flatFacts, flatName } from './competitor.ts';
import { rowsOf, treeOf } from './condition-tree.ts';

type Entry = ReturnType<typeof rowsOf>[number][number];

function cellOf({ is, to, isNegated }: Entry): string {
  const value = JSON.stringify(to);
  if (is === 'equal') return isNegated ? `$ != ${value}` : `$ == ${value}`;
  return (is === 'at_least') !== isNegated ? `$ >= ${value}` : `$ < ${value}`;
}

/** A decision table whose first matching row counts: a column per fact, a row per way in which a rule can hold. */
export const zen: Competitor = {
  name: 'ZEN',
  setUp: (authored) => {
    const inputs = Object.keys(authored.facts).map((id) => ({ id: flatName(id), name: id, field: flatName(id) }));
    const outputs = [{ id: 'outcome', name: 'Outcome', field: 'outcome' }];
    const rules = authored.rules.flatMap(({ id, when, outcome }) =>
      rowsOf(treeOf(when)).map((row, i) => {
        const cells: Record<string, string> = Object.fromEntries(inputs.map((input) => [input.id, '']));
        for (const entry of row) {
          const column = flatName(entry.fact);
          cells[column] = cells[column] === '' ? cellOf(entry) : `${cells[column]} and ${cellOf(entry)}`;
        }
        return { _id: `${id}-${i}`, ...cells, outcome: JSON.stringify(outcome) };
      }),
    );
    const decision = new ZenEngine().createDecision({
      nodes: [
        { id: 'in', name: 'Request', type: 'inputNode' },
        {
          id: 'table',
          name: 'Table',
          type: 'decisionTableNode',
          content: { hitPolicy: 'first', inputs, outputs, rules },
        },
        { id: 'out', name: 'Response', type: 'outputNode' },
      ],
      edges: [
        { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
        { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
      ],
    });
    return (given) => {
      const facts = flatFacts(given);
      return async () => {
        const answer: { result: { outcome?: unknown } | null } = await decision.evaluate(facts);
        const found = answer.result?.outcome;
        return { outcome: typeof found === 'string' ? found : null, asks: null };
      };
    };
  },
};
