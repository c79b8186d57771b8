import type { RunView, Step, TicketComment } from '@handrail/contract';
import { expect, test } from 'vitest';
import { runView, steps } from '../fixtures/run-view.ts';
import type { Draft } from '../zendesk/zendesk.ts';
import { unfitReply } from './unfit-reply.ts';

const [step] = steps;
if (!step) throw new Error('The run has no steps');
const text = { mode: 'public' as const, text: 'Please reply from that address.' };
const outgoing = { runId: runView.id, step: step.id, text, reply: null, before: null };
const draft: Draft = { mode: 'public', isEmpty: false, text: 'Please reply from that address.', isConversation: false };
const runWith = (part: Partial<Pick<Step, 'phase' | 'mark'>>): RunView => ({
  ...runView,
  steps: [{ ...step, phase: 'now', mark: { state: 'todo', lapsed: null }, ...part }],
});
const done: Step['mark'] = { state: 'done', by: null, at: '2026-03-02T08:00:00Z', note: null };

test.each([
  ['to do', {}, null],
  ['done meanwhile', { mark: done }, { done: step.title }],
  ['left behind', { phase: 'past' as const }, { done: null }],
  ['not to be done yet', { phase: 'later' as const }, { done: null }],
])('a reply whose step is %s', (_what, part, expected) => {
  const unfit = unfitReply([outgoing], [runWith(part)], draft);
  if (expected === null) expect(unfit).toBeNull();
  else expect(unfit).toMatchObject(expected);
});

test('a reply whose step is not there at all any more', () => {
  expect(unfitReply([outgoing], [{ ...runView, steps: [] }], draft)).toMatchObject({ done: null });
});

test('a reply of a checklist that somebody dismissed', () => {
  expect(unfitReply([outgoing], [{ ...runWith({}), status: 'closed' }], draft)).toMatchObject({ done: null });
});

test('what is not in the composer any more is no matter', () => {
  const run = runWith({ mark: done });
  expect(unfitReply([outgoing], [run], { ...draft, text: 'Thank you.' })).toBeNull();
  expect(unfitReply([outgoing], [run], { ...draft, isEmpty: true, text: '' })).toBeNull();
  expect(unfitReply([outgoing], [run], null)).toBeNull();
});

test('a reply that another page has sent is one already, also before the service has heard of it', () => {
  const by = (role: 'agent' | 'end-user', said: string, part = {}): TicketComment => ({
    id: null,
    author: { id: null, email: null, role },
    public: true,
    text: said,
    at: null,
    ...part,
  });
  const ours = by('agent', `Hi Kim,\n\n${text.text}\n\nAna`);
  const unfit = (...comments: TicketComment[]) => unfitReply([outgoing], [runWith({})], draft, comments);
  const asked = by('end-user', 'Please help.');
  expect(unfit(asked, ours)).toMatchObject({ done: step.title });
  expect(unfit(asked)).toBeNull();
  expect(unfit(asked, by('agent', text.text, { public: false }))).toBeNull();
  expect(unfit(asked, by('agent', 'Please reply soon.'))).toBeNull();
  // They answered: it may be due a second time.
  expect(unfit(asked, ours, by('end-user', 'Which one?'))).toBeNull();
});
