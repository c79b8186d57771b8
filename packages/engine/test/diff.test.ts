import type { Facts } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { decide, diff } from '../src/index.ts';
import { compiledOrThrow, exampleWorkflow } from './example-workflow.ts';
import { asOf } from './generate/random-facts-known.ts';

const before = compiledOrThrow(exampleWorkflow());

describe('diff', () => {
  it('finds nothing between a version and itself', () => {
    const none = { added: [], removed: [] };
    expect(diff(before, before)).toEqual({ share: 0, changes: [], facts: none, rules: none, steps: none });
  });

  it('says which share of the cases changes, from what to what, with a case for each', () => {
    const authored = exampleWorkflow();
    const after = compiledOrThrow({
      ...authored,
      rules: [authored.rules[1], authored.rules[0], ...authored.rules.slice(2)],
    });
    const { share, changes } = diff(before, after);
    expect(share).toBe(0.25);
    expect(changes).toMatchObject([{ from: 'ask_owners', to: 'refuse', share: 0.25 }]);
    for (const { from, to, witness } of changes) {
      const facts: Facts = Object.fromEntries(
        Object.entries(witness).map(([id, value]) => [
          id,
          { state: 'known', value, source: 'agent', by: null, at: asOf, evidence: null, note: null },
        ]),
      );
      expect(decide(before, facts, { asOf }).outcome).toBe(from);
      expect(decide(after, facts, { asOf }).outcome).toBe(to);
    }
  });

  it('compares thresholds that only one of the versions has', () => {
    const withLimit = (limit: number) => {
      const authored = exampleWorkflow();
      const facts = { ...authored.facts, seats: { ask: 'Seats?', type: 'number' } };
      const many = { id: 'many', when: { seats: { at_least: limit } }, outcome: 'refuse', reason: 'Many', cite: 'x' };
      return compiledOrThrow({ ...authored, facts, rules: [many, ...authored.rules] });
    };
    const { changes } = diff(withLimit(3), withLimit(5));
    expect(changes.map(({ from }) => from)).toEqual(changes.map(() => 'refuse'));
    for (const { witness } of changes) expect([3, 4]).toContain(Math.floor(Number(witness['seats'])));
  });

  it('lists what was added and removed', () => {
    const authored = exampleWorkflow();
    const after = compiledOrThrow({ ...authored, rules: authored.rules.slice(1), steps: [] });
    expect(diff(before, after)).toMatchObject({
      rules: { added: [], removed: ['active'] },
      steps: { added: [], removed: ['ask-manager'] },
      facts: { added: [], removed: [] },
    });
  });
});
