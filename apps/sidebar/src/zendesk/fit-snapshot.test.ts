import { expect, test } from 'vitest';
import { TicketSnapshotSchema } from '@handrail/contract';
import { ticketBytes } from '@handrail/contract/ticket-size';
import type { TicketReading } from '@handrail/zaf/reading';
import { fitSnapshot } from './fit-snapshot.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

const comment = (id: number, text: string): TicketReading['comments'][number] => ({
  id: String(id),
  author: { id: '501', name: 'Rita', email: 'rita@initech.example', role: 'end-user' },
  public: true,
  text,
  at: '2026-11-30T10:00:00Z',
});

const ticketWith = (comments: TicketReading['comments'], change: Partial<TicketReading> = {}) => ({
  subject: 'Help',
  description: 'First',
  requester: { id: '501', name: 'Rita', email: 'rita@initech.example' },
  status: 'open' as const,
  statusLabel: null,
  tags: [],
  form: null,
  formId: null,
  brand: null,
  groupId: '301',
  fields: {},
  organization: {},
  externalId: null,
  channel: 'email',
  cameFrom: null,
  comments,
  commentsFrom: 'rest' as const,
  olderComments: 0,
  ...change,
  id: 7,
});

test('a ticket that fits is taken whole', () => {
  const { comments, leftOut } = fitSnapshot(ticketWith([comment(1, 'one'), comment(2, 'two')]));
  expect(comments.map(({ text }) => text)).toEqual(['one', 'two']);
  expect(leftOut).toEqual({ messages: 0, characters: 0 });
});

test.each([
  ['Japanese', '本'],
  ['letters that JSON escapes', '\u0001'],
  ['emoji', '😀'],
])('a conversation in %s is cut by bytes, and its newest messages stay', (_script, letter) => {
  const long = letter.repeat(20_000 / letter.length);
  const all = Array.from({ length: 200 }, (_none, at) => comment(at, long));
  const snapshot = fitSnapshot(ticketWith(all));
  expect(bytesOf({ snapshot, workflow: 'w'.repeat(100), subject: '本'.repeat(400) })).toBeLessThanOrEqual(ticketBytes);
  expect(TicketSnapshotSchema.safeParse(snapshot).success).toBe(true);
  const ids = snapshot.comments.map(({ id }) => Number(id));
  expect(ids).toEqual(Array.from({ length: ids.length }, (_none, at) => 200 - ids.length + at));
  expect(ids.length).toBeGreaterThan(20);
  const messages = 200 - ids.length;
  expect(snapshot.leftOut).toEqual({ messages, characters: messages * 20_000 });
});

test('what one message is too long by, what is beyond 200, and what Zendesk kept back are all said', () => {
  const cut = fitSnapshot(ticketWith([comment(1, 'x'.repeat(20_010))]));
  expect(cut.comments[0]?.text).toHaveLength(20_000);
  expect(cut.leftOut).toEqual({ messages: 1, characters: 10 });
  const many = fitSnapshot(ticketWith(Array.from({ length: 203 }, (_none, at) => comment(at, 'x'))));
  expect(many.comments.map(({ id }) => id).slice(0, 1)).toEqual(['3']);
  expect(many.leftOut).toEqual({ messages: 3, characters: 3 });
  expect(fitSnapshot(ticketWith([], { olderComments: 12 })).leftOut).toEqual({ messages: 12, characters: 0 });
});
