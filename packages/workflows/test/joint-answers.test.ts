import { fileURLToPath } from 'node:url';
import { jointQuestions } from '@handrail/engine';
import { expect, test } from 'vitest';
import { loadWorkflow } from '../src/load-workflows.ts';
import { decideFacts } from '../src/run-case.ts';

const { pack } = loadWorkflow(fileURLToPath(new URL('../packs', import.meta.url)), 'email_release');
if (!pack) throw new Error('The workflow does not load');
const questions = jointQuestions(pack.workflow);

const conditions = {
  'other.signed_in': 'never',
  'other.confirmed': false,
  'other.memberships': false,
  'other.has_data': false,
};
const before = {
  'address.wanted': 'ana@initech.example',
  'other.found': 'elsewhere',
  'other.kind': 'primary',
  'requester.plan': 'paid',
  'other.activity': 'none',
};

const following = (label: string, known: object = {}) => {
  const answer = questions.flatMap(({ answers }) => answers).find((one) => one.label === label);
  if (!answer) throw new Error(`No answer is worded “${label}”`);
  const { decision } = decideFacts(pack, { ...before, ...known, ...answer.facts }, '2026-06-01T12:00:00.000Z');
  return decision.outcome ?? decision.status;
};

test.each([
  ['Never signed in, address not confirmed, no memberships, no data', 'await_reply_from_address'],
  ['Someone signed in', 'not_eligible'],
  ['Only Support signed in, by a logged impersonation', 'open'],
  ['Never signed in, but the address is confirmed', 'not_eligible'],
  ['Never signed in, but a member of a group or project', 'not_eligible'],
  ['Never signed in, but it has data', 'not_eligible'],
])('what Admin shows, “%s”, leads to %s', (label, outcome) => expect(following(label)).toBe(outcome));

test.each([
  ['No memberships, no data', 'await_reply_from_address'],
  ['A member of a group or project', 'not_eligible'],
  ['No memberships, but it has data', 'not_eligible'],
])('what is left after a pasted page, “%s”, leads to %s', (label, outcome) => {
  expect(following(label, { 'other.signed_in': 'never', 'other.confirmed': false })).toBe(outcome);
});

test('only one answer, which names every condition, lets an address go', () => {
  for (const { facts } of questions.flatMap(({ answers }) => answers)) {
    const isKnown = Object.entries(conditions).every(([name, value]) => facts[name] === value);
    const { decision } = decideFacts(
      pack,
      { ...before, ...facts, 'reply.from': 'ana@initech.example' },
      '2026-06-01T12:00:00.000Z',
    );
    expect([decision.status === 'decided' && decision.outcome === 'release', facts]).toEqual([isKnown, facts]);
  }
});
