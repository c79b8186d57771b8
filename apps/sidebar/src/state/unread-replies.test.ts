import type { RunView, Step, TicketComment, TicketSnapshot } from '@handrail/contract';
import { expect, test } from 'vitest';
import { askReply, runView } from '../fixtures/run-view.ts';
import { unreadReplies } from './unread-replies.ts';

const comment = (id: string, at: string | null, change: Partial<TicketComment> = {}): TicketComment => ({
  id,
  author: { id: '7', email: 'kim@initech.example', role: 'end-user' },
  public: true,
  text: 'Yes.',
  at,
  ...change,
});
const ticket = (...comments: TicketComment[]): TicketSnapshot => ({
  id: 12,
  subject: '',
  description: '',
  requester: { name: null, email: null },
  status: 'open',
  tags: [],
  form: null,
  externalId: null,
  channel: null,
  comments,
});
const ids = (run: RunView, of: TicketSnapshot | null) => unreadReplies(run, of).map(({ id }) => id);
const sent = (at: string | null): RunView => {
  const [step] = runView.steps;
  if (step?.kind !== 'reply') throw new Error('The first step is no reply');
  const mark: Step['mark'] =
    at === null ? { state: 'todo', lapsed: null } : { state: 'done', at, by: null, note: null };
  return { ...runView, steps: [{ ...step, snippet: askReply, mark }] };
};

test('it is what people outside wrote after the last text that went out, the newest last', () => {
  const run = sent('2026-11-20T10:00:00.000Z');
  const before = comment('1', '2026-11-20T09:59:59Z');
  const first = comment('2', '2026-11-20T10:00:01Z');
  const last = comment('4', '2026-11-20T12:00:00+01:00');
  const ours = comment('5', '2026-11-20T13:00:00Z', { author: { id: '9', email: null, role: 'agent' } });
  const hidden = comment('6', '2026-11-20T13:00:00Z', { public: false, author: ours.author });
  expect(ids(run, ticket(last, before, ours, first, hidden))).toEqual(['2', '4']);
  expect(ids(run, ticket(before, ours, hidden, comment('7', null)))).toEqual([]);
});

const support = { id: '9', email: 'ana@acme.example', role: 'agent' } as const;
const asking = comment('1', '2026-11-20T10:00:00Z', { author: support, text: askReply.text });

test('a tick that the service was told of late hides no reply that came meanwhile', () => {
  const run = sent('2026-11-20T10:20:00.000Z');
  const answer = comment('2', '2026-11-20T10:05:00Z');
  expect(ids(run, ticket(comment('0', '2026-11-20T09:00:00Z'), asking, answer))).toEqual(['2']);
  expect(ids(run, ticket(comment('0', '2026-11-20T09:00:00Z'), asking))).toEqual([]);
});

test('a tick by a clock behind Zendesk’s is still that of the comment which went out', () => {
  const run = sent('2026-11-20T09:59:58.000Z');
  expect(ids(run, ticket(comment('0', '2026-11-20T09:59:00Z'), asking))).toEqual([]);
});

test('neither a note of ours nor a later message of ours is what was sent', () => {
  const run = sent('2026-11-20T10:00:01.000Z');
  const note = comment('2', '2026-11-20T10:00:01Z', { author: support, public: false });
  const later = comment('4', '2026-11-20T12:00:00Z', { author: support });
  expect(ids(run, ticket(asking, note, comment('3', '2026-11-20T11:00:00Z'), later))).toEqual(['3']);
});

test.each<[string, Partial<TicketComment>, string | null]>([
  ['mail of somebody in copy, which Zendesk stores as internal', { public: false }, '2'],
  ['an agent’s note', { public: false, author: support }, null],
  ['an agent’s message', { author: support }, null],
  ['a note by nobody knows whom', { public: false, author: { id: '3', email: null, role: 'unknown' } }, null],
  ['a message by nobody knows whom', { author: { id: '3', email: null, role: 'unknown' } }, '2'],
])('%s is taken for what it is', (_, change, id) => {
  const run = sent('2026-11-20T10:00:01.000Z');
  expect(ids(run, ticket(asking, comment('2', '2026-11-20T10:05:00Z', change)))).toEqual(id === null ? [] : [id]);
});

test('nothing was answered where nothing was asked, or the ticket was not read', () => {
  expect(ids(sent(null), ticket(comment('2', '2026-11-20T10:00:01Z')))).toEqual([]);
  expect(ids(sent('2026-11-20T10:00:00Z'), null)).toEqual([]);
});

test('where nothing came back it is the same nothing each time', () => {
  const run = sent('2026-11-20T10:00:00Z');
  expect(unreadReplies(run, ticket(asking))).toBe(unreadReplies({ ...run, seq: run.seq + 1 }, ticket(asking)));
});
