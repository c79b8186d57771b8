// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { readTicket } from './read-ticket.ts';
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
const detailsPath = 'GET /api/v2/tickets/12?include=organizations,ticket_forms';
const formPath = 'GET /api/v2/ticket_forms/3';

describe('readTicket', () => {
  it('asks for the conversation with the first parts where Zendesk has named the ticket, and for the right one', async () => {
    const body = { comments: [{ id: 1, author_id: 5, public: true, plain_body: 'Hello' }], users: [] };
    for (const [named, paths] of [
      [12, [commentsPath, detailsPath]],
      [13, [commentsPath.replace('12', '13'), detailsPath.replace('12', '13'), commentsPath, detailsPath]],
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
      count: 14,
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
      olderComments: 12,
      comments: [
        { id: '1', public: true, author: { email: 'kim@example.com', role: 'end-user' } },
        { id: '2', public: false, author: { email: 'old@example.com', role: 'unknown' } },
      ],
    });
  });

  const details = {
    ticket: {
      ticket_form_id: 3,
      organization_id: 9,
      custom_fields: [
        { id: 71, value: 'dotcom' },
        { id: 72, value: null },
        { id: 73, value: true },
        { id: 74, value: ['one'] },
        { id: 75, value: ['one', 'two'] },
      ],
    },
    ticket_forms: [{ id: 3, name: 'Accounts', raw_name: '{{dc.accounts}}' }],
    organizations: [{ id: 9, organization_fields: { plan: 'premium', seats: 20, hold: false, note: '' } }],
  };
  const asZendesk = { ...page, 'ticket.form': { id: 3 }, 'ticket.brand': { id: 6, name: 'GitLab' } };

  it.each([
    ['a follow-up', 'follow_up', { ticketId: 8, how: 'follow_up' }],
    ['a split', 'split', { ticketId: 8, how: 'split' }],
    ['anything else', 'mention', null],
    ['nothing', null, null],
  ])('reads from which ticket %s came', async (_what, rel, cameFrom) => {
    const via = { channel: 'email', source: { from: { ticket_id: 8, subject: 'Before' }, to: {}, rel } };
    const body = { ...details, ticket: { ...details.ticket, via } };
    const { zaf } = await connected(bagHost({ ...asZendesk, [detailsPath]: { status: 200, responseJSON: body } }));
    await expect(readTicket(zaf)).resolves.toMatchObject({ cameFrom });
  });

  it('reads by REST what Zendesk’s page gives by id only, or not at all', async () => {
    const { zaf } = await connected(bagHost({ ...asZendesk, [detailsPath]: { status: 200, responseJSON: details } }));
    await expect(readTicket(zaf)).resolves.toMatchObject({
      form: 'Accounts',
      formId: '3',
      brand: 'GitLab',
      fields: { 71: 'dotcom', 73: 'true', 74: 'one' },
      organization: { plan: 'premium', seats: '20', hold: 'false' },
    });
  });

  it('asks for the name of a form that was chosen and not saved', async () => {
    const saved = { ...details, ticket: { ...details.ticket, ticket_form_id: 4 }, ticket_forms: [] };
    const form = { ticket_form: { id: 3, raw_name: 'Accounts' } };
    const answers = {
      [detailsPath]: { status: 200, responseJSON: saved },
      [formPath]: { status: 200, responseJSON: form },
    };
    const { zaf } = await connected(bagHost({ ...asZendesk, ...answers }));
    await expect(readTicket(zaf)).resolves.toMatchObject({ form: 'Accounts', formId: '3' });
  });

  it('gives the id alone where the agent may not read forms', async () => {
    const { zaf } = await connected(bagHost(asZendesk));
    const nothing = { form: null, formId: '3', fields: {}, organization: {} };
    await expect(readTicket(zaf)).resolves.toMatchObject(nothing);
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
