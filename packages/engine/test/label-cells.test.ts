import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Test } from '../src/workflow/authored-workflow.ts';
import { anyShape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled, situations } from './generate/situation.ts';
import { workflowOf } from './generate/workflow-of.ts';

function labels(...tests: Test[]): string[] {
  const workflow = compiled(
    workflowOf({
      facts: { count: { ask: 'How many?', type: 'number' } },
      rules: [...tests.map((test, i) => ({ when: { count: test }, outcome: `o${i}` })), { when: {}, outcome: 'rest' }],
    }),
  );
  return [...(workflow.variables[0]?.labels ?? [])].toSorted();
}

describe('the words for what a change would make of a fact', patience, () => {
  it.each<[Test[], string[]]>([
    [[{ at_least: 2 }], ['at least 2', 'at most 1']],
    [[3], ['3', 'any other value']],
    [
      [{ at_least: 2 }, 3, 0],
      ['0', '3', 'at least 2, but not 3', 'at most 1, but not 0'],
    ],
    [
      [{ at_least: 2 }, 4, 5, 8],
      ['4', '5', '8', 'at least 2, but not 4 or 5 or 8', 'at most 1'],
    ],
  ])('tell %j apart as %j', (tests, words) => {
    expect(labels(...tests)).toEqual(words);
  });

  it('are never the same for two cells of a fact', () => {
    fc.assert(
      fc.property(situations(anyShape), ({ authored }) => {
        for (const { fact, labels: words } of compiled(authored).variables) {
          expect(new Set(words).size, `${fact}: ${words.join(' | ')}`).toBe(words.length);
        }
      }),
      runs(200),
    );
  });
});
