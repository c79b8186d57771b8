import { describe, expect, it } from 'vitest';
import { compileWorkflow } from '../src/index.ts';
import { exampleWorkflow } from './example-workflow.ts';

function problems(authored: unknown, maxNodes?: number): string[] {
  const compiled = compileWorkflow(authored, maxNodes === undefined ? { version: '1' } : { version: '1', maxNodes });
  if (compiled.ok) return [];
  return compiled.problems.map(
    ({ path, message, suggestion }) => `${path.join('.')}: ${message}${suggestion === null ? '' : ` (${suggestion})`}`,
  );
}

describe('compileWorkflow', () => {
  it('reports problems of shape and of meaning in one go, each with its place and a way out', () => {
    const authored = exampleWorkflow();
    const facts = { ...authored.facts, typo: { ask: 'What?', typ: 'boolean' } };
    const rules = [
      ...authored.rules,
      { id: 'active', when: { 'other.activty': 'some' }, outcome: 'refuze', reason: 'Twice', cite: 'Checks' },
      {
        id: 'option',
        when: { 'other.activity': 'sum', typo: true },
        outcome: 'tell',
        reason: 'Option',
        cite: 'Checks',
      },
      { id: 'size', when: { 'other.confirmed': { at_least: 1 } }, outcome: 'tell', reason: 'Size', cite: 'Checks' },
      { id: 'extra', when: {}, outcome: 'tell', reason: 'Extra', cite: 'Checks', notes: 'x' },
    ];
    expect(problems({ ...authored, facts, rules, title: '' })).toEqual([
      expect.stringMatching(/^title: /),
      'facts.typo.type: type is missing (Write one of boolean, choice, number, date, text, email, list, members)',
      'facts.typo.typ: There is no key typ here (Did you mean type?)',
      'rules.8.notes: There is no key notes here (Did you mean note?)',
      'rules.5.id: There are two rules named active (Give each its own name)',
      'rules.5.outcome: There is no outcome refuze (Did you mean refuse?)',
      'rules.5.when.other.activty: There is no fact other.activty (Did you mean other.activity?)',
      'rules.6.when.other.activity: other.activity has no option sum (Did you mean some?)',
      'rules.7.when.other.confirmed.at_least: other.confirmed is of type boolean, at_least needs number',
    ]);
  });

  it.each([
    ['a fact derived from itself', { loop: { domain_of: 'loop' } }, 'The fact loop is derived from itself'],
    ['a count of what is no list', { n: { count: 'other.confirmed' } }, 'other.confirmed is of type boolean'],
    ['a choice without options', { c: { ask: 'Which?', type: 'choice' } }, 'A choice needs its options'],
    ['a start of another type', { s: { ask: 'How many?', type: 'number', starts: 'two' } }, 's must be a number'],
    ['a comparison with itself', { e: { equal: ['reply.from', 'reply.from'] } }, 'reply.from is compared with itself'],
  ])('refuses %s', (_, added, message) => {
    const authored = exampleWorkflow();
    const found = problems({ ...authored, facts: { ...authored.facts, ...added } });
    expect(found).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['a need that leads nowhere', { needs: ['revue'] }, 'There is no step revue (Did you mean review?)'],
    ['needs in a circle', { needs: ['last'] }, 'Steps need each other in a circle'],
    ['progress recorded on a case fact', { sets: 'other.confirmed' }, 'other.confirmed is a case fact'],
    [
      'a value its progress fact cannot have',
      { sets: { 'review.result': 'maybe' } },
      'must be one of none, approved, denied',
    ],
  ])('refuses %s', (_, change, message) => {
    const last = { id: 'last', kind: 'note', title: 'Last', snippet: 'last', needs: ['tell-customer'] };
    const first = { id: 'tell-customer', kind: 'reply', title: 'Tell', snippet: 'done' };
    const outcome = { says: 'The customer is told', tone: 'go' };
    const authored = exampleWorkflow();
    const outcomes = {
      ...authored.outcomes,
      tell: { ...outcome, steps: [{ ...first, ...change }, last] },
    };
    const found = problems({ ...authored, outcomes });
    expect(found).toEqual([expect.stringContaining(message)]);
  });

  it('names the kinds of steps there are, and what is empty', () => {
    const authored = exampleWorkflow();
    const steps = [{ id: 'x', kind: 'repy', title: '', snippet: 'x' }];
    expect(problems({ ...authored, steps })).toEqual([
      'steps.0.kind: There is no step of kind repy (Did you mean reply?)',
    ]);
    expect(problems({ ...authored, steps: [{ ...steps[0], kind: 'reply' }] })).toEqual([
      'steps.0.title: title must not be empty',
    ]);
  });

  it('refuses one date compared both with the calendar and with days ago', () => {
    const authored = exampleWorkflow();
    const facts = { ...authored.facts, made: { ask: 'When?', type: 'date' } };
    const tests = [{ before: '2024-01-01' }, { more_than_days_ago: 3 }];
    const dated = tests.map((test, i) => ({
      id: `d${i}`,
      when: { made: test },
      outcome: 'tell',
      reason: 'x',
      cite: 'x',
    }));
    expect(problems({ ...authored, facts, rules: [...dated, ...authored.rules] })).toEqual([
      expect.stringContaining('made is compared both with the calendar and with days ago'),
    ]);
  });

  it('refuses a decision that is too large, and says how to split it', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `fact.${i}`);
    const facts = Object.fromEntries(ids.map((id) => [id, { ask: id, type: 'boolean' }]));
    const pairs = ids.slice(0, 20).map((id, i) => ({ [id]: true, [`fact.${i + 20}`]: true }));
    const { outcomes: _, ...rest } = exampleWorkflow();
    const authored = {
      ...rest,
      subject: undefined,
      facts,
      parameters: {},
      lost: [],
      rules: [
        { id: 'some-pair', when: { any: pairs }, outcome: 'go', reason: 'Some pair', cite: 'x' },
        { id: 'none', when: {}, outcome: 'stop', reason: 'None', cite: 'x' },
      ],
      outcomes: { go: { says: 'Go', tone: 'go' }, stop: { says: 'Stop', tone: 'stop' } },
    };
    const reordered = {
      ...authored,
      rules: [{ ...authored.rules[0], when: { any: [orderOf(ids), { any: pairs }] } }, authored.rules[1]],
    };
    expect(problems(reordered, 2000)).toEqual([
      expect.stringMatching(/^rules: The decision is too large to hold: 2 rules over 40 facts \(Split the workflow: /),
    ]);
  });

  it('answers anything at all with problems, not with a failure', () => {
    for (const junk of [null, 1, 'x', [], {}, { facts: 1, rules: 'x' }, { rules: [null], outcomes: { a: null } }]) {
      expect(problems(junk).length).toBeGreaterThan(0);
    }
  });
});

/** Names every fact in the one order that makes the diagram large: pairs far apart. */
function orderOf(ids: readonly string[]): object {
  return Object.fromEntries(ids.map((id) => [id, true]));
}
