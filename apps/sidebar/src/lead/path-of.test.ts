import type { Decision, RuleView } from '@handrail/contract';
import { expect, test } from 'vitest';
import { pathOf } from './path-of.ts';

type Check = [id: string, outcome: string, state: RuleView['state'], decides?: boolean];

function pathThrough(status: Decision['status'], outcomes: string[], ...checks: Check[]) {
  const rules = checks.map(([id, outcome, state, decides = false]): RuleView => {
    const citation = { page: 'p', heading: 'h', url: 'https://handbook.example/h' };
    return { id, outcome, state, decides, polarity: 'gate', reason: id, passes: null, note: null, citation, facts: [] };
  });
  const none = { possible: [], reasons: [], missing: [], flips: [] };
  const decision = {
    workflow: 'w',
    version: 'v',
    asOf: '2026-11-23T12:00:00.000Z',
    status,
    outcome: null,
    outcomes,
    rules,
  };
  const { checks: shown, rest } = pathOf({ ...decision, ...none });
  return [...shown.map(({ rule, branch }) => `${rule.id} ${branch}`), rest];
}

test('the path ends at the check that decides, and leaves out what came after it', () => {
  expect(
    pathThrough(
      'decided',
      ['refuse'],
      ['paid', 'refuse', 'fails'],
      ['lost', 'refuse', 'unknown'],
      ['active', 'refuse', 'holds', true],
      ['late', 'ask', 'holds'],
      ['else', 'release', 'fails'],
    ),
  ).toEqual(['paid on', 'lost idle', 'active taken', 2]);
});

test('where several outcomes hold at once, all that hold are on it', () => {
  const checks: Check[] = [
    ['a', 'x', 'holds', true],
    ['b', 'y', 'fails'],
    ['c', 'z', 'holds'],
  ];
  expect(pathThrough('decided', ['x', 'z'], ...checks)).toEqual(['a taken', 'c also', 1]);
});

test('while the decision is open every check is on it', () => {
  const checks: Check[] = [
    ['a', 'x', 'fails'],
    ['b', 'x', 'unknown'],
    ['c', 'y', 'holds'],
  ];
  expect(pathThrough('open', [], ...checks)).toEqual(['a on', 'b open', 'c waits', 0]);
  expect(pathThrough('manager', [], ...checks)).toEqual(['a on', 'b open', 'c waits', 0]);
});
