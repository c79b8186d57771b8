import { describe, expect, it, test } from 'vitest';
import { compileWorkflow, jointQuestions } from '../src/index.ts';
import { compiledOrThrow, exampleWorkflow, recorded, standing, stepOf } from './example-workflow.ts';

function problemsOf(...questions: object[]): string[] {
  const compiled = compileWorkflow({ ...exampleWorkflow(), joint_questions: questions }, { version: '1' });
  if (compiled.ok) return [];
  return compiled.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const idle = { label: 'Nobody uses it', facts: { 'other.activity': 'none', 'other.confirmed': false } };
const used = { label: 'It is in use', facts: { 'other.activity': 'some' } };

describe('joint questions', () => {
  it('are asked in place of the fact that every answer gives', () => {
    const form = { facts: ['requester.name', 'address.wanted'] };
    const workflow = compiledOrThrow({
      ...exampleWorkflow(),
      joint_questions: [{ ask: 'What of it?', answers: [used, idle] }, form],
    });
    expect(jointQuestions(workflow)).toEqual([
      { ask: 'What of it?', hint: null, facts: ['other.activity', 'other.confirmed'], answers: [used, idle] },
      { ask: null, hint: null, facts: form.facts, answers: [] },
    ]);
  });

  it.each([
    ['facts: a fact that is none', { facts: ['requester.name', 'reqester'] }, 'facts.1: There is no fact reqester'],
    [
      'facts: one that steps record',
      { facts: ['requester.name', 'address.freed'] },
      'facts.1: address.freed is a progress fact and is not asked',
    ],
    [
      'facts: one that is not written',
      { facts: ['requester.name', 'other.confirmed'] },
      'facts.1: other.confirmed is a boolean, and a form takes written answers',
    ],
    [
      'answers: a value that does not fit',
      { ask: 'What?', answers: [idle, { label: 'Often', facts: { 'other.activity': 'often' } }] },
      'answers.1.facts.other.activity: other.activity must be one of none, some',
    ],
    [
      'answers: the first fact left open',
      { ask: 'What?', answers: [idle, { label: 'Confirmed', facts: { 'other.confirmed': true } }] },
      'answers.1.facts: other.activity is asked first, and this answer leaves it open',
    ],
    [
      'answers: the same words twice',
      { ask: 'What?', answers: [idle, { ...used, label: idle.label }] },
      'answers.1.label: There are two answers “Nobody uses it”',
    ],
  ])('refuses %s', (_, question, problem) => {
    expect(problemsOf(question)).toEqual([expect.stringContaining(`joint_questions.0.${problem}`)]);
  });
});

test('a question that records progress is done by its tick, not by its answer alone', () => {
  const authored = exampleWorkflow();
  const ask = { id: 'who-asks', kind: 'ask', title: 'Who asks?', facts: ['requester.name'], sets: 'address.freed' };
  const named = recorded('requester.name', 'Ana');
  const plain = { ...ask, sets: undefined };
  const markOf = (step: object) =>
    stepOf(standing(compiledOrThrow({ ...authored, steps: [step] }), [named]), 'who-asks').mark.state;
  expect(markOf(plain)).toBe('done');
  expect(markOf(ask)).toBe('todo');
});
