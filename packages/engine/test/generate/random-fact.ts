import type { Test } from '../../src/workflow/authored-workflow.ts';
import { type Draw, pick } from './seeded-draw.ts';
import { type Testable, randomCondition } from './random-condition.ts';
import type { Shape } from './shape.ts';

const options = ['red', 'green', 'blue', 'grey'];
export const addresses = ['ana@initech.example', 'bo@initech.example', 'root@gitlab.example'];
const domains = ['initech.example', 'gitlab.example'];
export const labels = ['urgent', 'legal'];
const days = ['2026-01-10', '2026-01-20'];

/** Base facts of the shape's types, then facts derived from them; progress and started facts among the base ones. */
export function randomFacts(draw: Draw, shape: Shape): { facts: Record<string, object>; testable: Testable[] } {
  const facts: Record<string, object> = {};
  const testable: Testable[] = [];
  const ofType = new Map<string, string[]>();
  for (let i = 0; i < shape.facts; i += 1) {
    const type = pick(draw, shape.types);
    const id = `${type}.${i + 1}`;
    const { declared, test } = baseFact(draw, type);
    facts[id] = declared;
    testable.push({ id, test });
    ofType.set(type, [...(ofType.get(type) ?? []), id]);
  }
  for (let i = 0; i < shape.derived; i += 1) {
    const made = derivedFact(draw, ofType, testable);
    facts[`derived.${i + 1}`] = made.declared;
    testable.push({ id: `derived.${i + 1}`, test: made.test });
  }
  return { facts, testable };
}

type Made = { declared: object; test: Testable['test'] };

function baseFact(draw: Draw, type: Shape['types'][number]): Made {
  const ask = { ask: 'What is it?', type };
  switch (type) {
    case 'boolean':
      if (draw(8) === 7) return { declared: { progress: 'It was done' }, test: (next) => next(2) === 0 };
      return { declared: { ...ask, ...(draw(8) === 7 ? { starts: false } : {}) }, test: (next) => next(2) === 0 };
    case 'choice': {
      const offered = options.slice(0, 2 + draw(3));
      return { declared: { ...ask, options: offered }, test: (next) => choiceTest(next, offered) };
    }
    case 'number':
      return { declared: ask, test: numberTest };
    case 'date': {
      const isRelative = draw(2) === 0;
      return { declared: ask, test: isRelative ? agoTest : calendarTest };
    }
    case 'email':
      return {
        declared: { ...ask, ...(draw(5) === 4 ? { starts: '' } : {}) },
        test: (next) => (next(3) === 0 ? { given: next(2) === 0 } : textTest(next, addresses)),
      };
    case 'list':
    default:
      return {
        declared: ask,
        test: (next) => (next(3) === 0 ? { given: next(2) === 0 } : { includes: pick(next, labels) }),
      };
  }
}

function derivedFact(draw: Draw, ofType: ReadonlyMap<string, string[]>, testable: readonly Testable[]): Made {
  const list = ofType.get('list');
  const date = ofType.get('date');
  const emails = ofType.get('email');
  const isTrue = (next: Draw): Test => next(2) === 0;
  const kinds: (() => Made)[] = [() => ({ declared: { holds: randomCondition(draw, testable, 1) }, test: isTrue })];
  if (list !== undefined) kinds.push(() => ({ declared: { count: pick(draw, list) }, test: numberTest }));
  if (date !== undefined) {
    const day = pick(draw, date);
    // A date is compared in one way throughout, so days are counted only where its own tests count them.
    const isRelative = testable.some(({ id, test }) => id === day && test === agoTest);
    if (isRelative) kinds.push(() => ({ declared: { days_since: day }, test: numberTest }));
  }
  if (emails !== undefined) {
    kinds.push(() => ({ declared: { domain_of: pick(draw, emails) }, test: (next) => textTest(next, domains) }));
    if (emails.length > 1) {
      const left = pick(draw, emails);
      const right = pick(
        draw,
        emails.filter((id) => id !== left),
      );
      kinds.push(() => ({ declared: { equal: [left, right] }, test: isTrue }));
    }
    if (list !== undefined) {
      kinds.push(() => ({ declared: { member: [pick(draw, emails), pick(draw, list)] }, test: isTrue }));
    }
  }
  return pick(draw, kinds)();
}

function choiceTest(draw: Draw, offered: readonly string[]): Test {
  const one = pick(draw, offered);
  if (draw(3) === 0) return { not: one };
  return draw(3) === 0 ? [one, pick(draw, offered)] : one;
}

function numberTest(draw: Draw): Test {
  const limit = draw(4);
  return pick<Test>(draw, [
    { at_least: limit },
    { below: limit },
    { above: limit, at_most: limit + 2 },
    limit,
    { not: limit },
  ]);
}

function agoTest(draw: Draw): Test {
  const count = pick(draw, [7, 14, 30]);
  return draw(2) === 0 ? { more_than_days_ago: count } : { within_days_ago: count };
}

function calendarTest(draw: Draw): Test {
  const day = pick(draw, days);
  return draw(2) === 0 ? { before: day } : { from: day };
}

function textTest(draw: Draw, texts: readonly string[]): Test {
  const one = pick(draw, texts);
  return draw(3) === 0 ? { not: one } : one;
}
