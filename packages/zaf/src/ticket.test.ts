// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { normaliseStatus } from './ticket-status.ts';
import { readTicket, setStatus } from './ticket.ts';
import { bagHost, connected } from '../test/_connected.ts';

const page = {
  'ticket.id': 12,
  'ticket.subject': 'Email has already been taken',
  'ticket.description': '<p>Hello,<br>I cannot &lt;add&gt; it</p>',
  'ticket.requester': { id: 5, name: 'Kim', email: 'kim@example.com' },
  'ticket.status': 'on hold',
  'ticket.tags': ['a', 'b'],
  'ticket.form': { id: 3, name: 'GitLab.com' },
  'ticket.via': { channel: 'email' },
  'ticket.conversation': [
    {
      author: { id: 5, name: 'Kim', role: 'end-user' },
      channel: { name: 'email' },
      message: { content: '<p>Hello</p>', contentType: 'text/html' },
      timestamp: '2026-11-01T10:00:00Z',
    },
    { author: { id: 9001, role: 'agent' }, channel: { name: 'internal' }, message: { content: 'A note' } },
  ],
};

const commentsPath = 'GET /api/v2/tickets/12/comments?include=users&sort_order=desc&per_page=100';

describe('readTicket', () => {
  it('asks for the conversation with the first parts where Zendesk has named the ticket, and for the right one', async () => {
    const body = { comments: [{ id: 1, author_id: 5, public: true, plain_body: 'Hello' }], users: [] };
    for (const [named, paths] of [
      [12, [commentsPath]],
      [13, [commentsPath.replace('12', '13'), commentsPath]],
    ] as const) {
      const asked: string[] = [];
      const bag = bagHost({ ...page, [commentsPath]: { status: 200, responseJSON: body } });
      const { zaf } = await connected(
        (message) => {
          if (message.kind === 'http')
            asked.push(`${String(message.options['type'])} ${String(message.options['url'])}`);
          return bag(message);
        },
        { ticketId: named },
      );
      const { comments } = await readTicket(zaf);
      expect(comments).toMatchObject([{ id: '1', text: 'Hello' }]);
      expect(asked).toEqual(paths);
    }
  });

  it('reads addresses of messages by REST, oldest first', async () => {
    const body = {
      comments: [
        {
          id: 2,
          author_id: 6,
          public: false,
          plain_body: 'Yes',
          via: { source: { from: { address: 'old@example.com' } } },
        },
        { id: 1, author_id: 5, public: true, plain_body: 'Hello', created_at: '2026-11-01T10:00:00Z' },
      ],
      users: [{ id: 5, name: 'Kim', email: 'kim@example.com', role: 'end-user' }],
    };
    const { zaf } = await connected(bagHost({ ...page, [commentsPath]: { status: 200, responseJSON: body } }));
    await expect(readTicket(zaf)).resolves.toMatchObject({
      id: 12,
      status: 'hold',
      description: 'Hello,\nI cannot <add> it',
      requester: { email: 'kim@example.com' },
      form: 'GitLab.com',
      channel: 'email',
      commentsFrom: 'rest',
      comments: [
        { id: '1', public: true, author: { email: 'kim@example.com', role: 'end-user' } },
        { id: '2', public: false, author: { email: 'old@example.com', role: 'unknown' } },
      ],
    });
  });

  it('falls back to the conversation on the page', async () => {
    const { zaf } = await connected(bagHost(page));
    const ticket = await readTicket(zaf);
    expect(ticket.commentsFrom).toBe('page');
    expect(ticket.comments.map((comment) => [comment.public, comment.text])).toEqual([
      [true, 'Hello'],
      [false, 'A note'],
    ]);
  });

  it('reads a ticket that is not saved yet', async () => {
    const { zaf } = await connected(bagHost({ 'ticket.status': 'new', 'ticket.subject': '' }));
    await expect(readTicket(zaf)).resolves.toMatchObject({ id: null, comments: [], tags: [], externalId: null });
  });

  it('says so when there is no ticket', async () => {
    const { zaf } = await connected(bagHost({}));
    await expect(readTicket(zaf)).rejects.toMatchObject({ code: 'unexpected_answer', call: 'get ticket.status' });
  });
});

describe('status', () => {
  it.each([
    ['hold', 'hold'],
    ['on hold', 'hold'],
    ['On-hold', 'hold'],
    ['Open', 'open'],
    [{ id: 4, name: 'Waiting for owner', statusCategory: 'hold' }, 'hold'],
    ['waiting for owner', null],
    [7, null],
  ])('reads %j as %s', (value, status) => {
    expect(normaliseStatus(value)).toBe(status);
  });

  it('is read back after setting', async () => {
    const { zaf } = await connected(bagHost({ ...page }));
    await expect(setStatus(zaf, 'pending')).resolves.toBeUndefined();
    const stuck = Object.defineProperty({}, 'ticket.status', { get: () => 'open', set: () => {}, enumerable: true });
    const stubborn = await connected(bagHost(stuck));
    await expect(setStatus(stubborn.zaf, 'pending')).rejects.toMatchObject({ code: 'refused' });
  });
});
