import { ConditionViewSchema } from '@handrail/contract';
import { expect, test } from 'vitest';
import { viewCondition } from '../src/workflow/view-condition.ts';

const is = (fact: string, ...values: (boolean | number | string)[]) => ({ kind: 'test', fact, test: 'is', values });

test('what stands alone is not said to be one of several', () => {
  expect(viewCondition({})).toEqual({ kind: 'always' });
  expect(viewCondition({ kind: 'primary' })).toEqual(is('kind', 'primary'));
  expect(viewCondition({ all: [{ kind: 'primary' }], any: [{ paid: true }] })).toEqual({
    kind: 'all',
    parts: [is('kind', 'primary'), is('paid', true)],
  });
});

test('conditions keep how they are nested, and say once what they say of all', () => {
  const view = viewCondition({
    any: [{ manager: 'denied' }, { kind: 'secondary', all: [{ paid: true }, { clause: 'closed' }] }],
    not: { any: [{ a: 1 }, { any: [{ b: 2 }] }] },
  });
  expect(view).toEqual({
    kind: 'all',
    parts: [
      {
        kind: 'any',
        parts: [
          is('manager', 'denied'),
          { kind: 'all', parts: [is('kind', 'secondary'), is('paid', true), is('clause', 'closed')] },
        ],
      },
      { kind: 'not', part: { kind: 'any', parts: [is('a', 1), is('b', 2)] } },
    ],
  });
  expect(ConditionViewSchema.parse(view)).toEqual(view);
});

test('what is asked plainly is read before groups', () => {
  expect(viewCondition({ any: [{ a: 1 }, { b: 2 }], not: { c: 3 }, user: true })).toMatchObject({
    kind: 'all',
    parts: [is('user', true), { kind: 'any' }, { kind: 'not' }],
  });
});

test.each([
  [['gitlab', 'both'], 'is', ['gitlab', 'both']],
  [{ not: 'passed' }, 'is_not', ['passed']],
  [{ not: ['a', 'b'] }, 'is_not', ['a', 'b']],
  [{ not: true }, 'is', [false]],
  [{ at_least: 1 }, 'at_least', [1]],
  [{ below: 3 }, 'below', [3]],
  [{ within_days_ago: 90 }, 'within_days_ago', [90]],
  [{ before: '2026-06-01' }, 'before', ['2026-06-01']],
  [{ given: true }, 'given', []],
  [{ given: false }, 'not_given', []],
  [{ includes: 'x' }, 'includes', ['x']],
])('the test %j is said as %s', (authored, name, values) => {
  expect(viewCondition({ fact: authored })).toEqual({ kind: 'test', fact: 'fact', test: name, values });
});

test('a range is two tests', () => {
  expect(viewCondition({ count: { at_least: 2, below: 5 } })).toMatchObject({
    kind: 'all',
    parts: [
      { test: 'at_least', values: [2] },
      { test: 'below', values: [5] },
    ],
  });
});
