import { expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { marksOf } from './use-ticket-marks.ts';

const decided = {
  ...runView,
  workflow: { ...runView.workflow, id: 'email_release' },
  status: 'open' as const,
  decision: { ...runView.decision, outcome: 'await reply' },
};
const closed = {
  ...decided,
  workflow: { ...runView.workflow, id: 'account_access' },
  status: 'closed' as const,
  decision: { ...runView.decision, outcome: null },
};

test('tags tell of every run, fields of the one that is open', () => {
  const { tags, fields } = marksOf([closed, decided], {
    tags: true,
    fields: { workflow: 801, outcome: 802, state: 803 },
  });
  expect(tags).toEqual([
    'handrail_account_access',
    'handrail_closed',
    'handrail_email_release',
    'handrail_open',
    'handrail_outcome_await_reply',
  ]);
  expect(fields).toEqual({ 801: 'email_release', 802: 'await reply', 803: 'open' });
});

test('only what the account asks for is touched, and what is not decided is empty', () => {
  expect(marksOf([closed], { tags: false, fields: { outcome: 802 } })).toEqual({ tags: null, fields: { 802: '' } });
});
