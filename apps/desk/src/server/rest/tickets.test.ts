import { describe, expect, it } from 'vitest';
import { openedDesk } from '../../../test/_opened-desk.ts';

const ticket = {
  subject: 'May bo leave?',
  requester: { name: 'Ida', email: 'ida@acme.example' },
  comment: { body: 'We ask for your permission.' },
  external_id: 'handrail:run:owner:ida',
  status: 'hold',
};

describe('POST /api/v2/tickets', () => {
  it('creates a ticket for somebody outside, found again by its external id', async () => {
    const { call } = await openedDesk();
    const created = await call('POST', '/api/v2/tickets', { ticket });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ ticket: { status: 'hold', external_id: ticket.external_id, tags: [] } });
    const found = await call('GET', '/api/v2/tickets?external_id=handrail%3Arun%3Aowner%3Aida');
    expect(found.body).toMatchObject({ count: 1, tickets: [{ subject: 'May bo leave?' }] });
  });

  it('answers the same ticket for the same key and body, and refuses another body', async () => {
    const { call, store } = await openedDesk();
    const key = { 'idempotency-key': 'run-owner-ida' };
    const before = store.state.tickets.length;
    const first = await call('POST', '/api/v2/tickets', { ticket }, key);
    const second = await call('POST', '/api/v2/tickets', { ticket }, key);
    const third = await call('POST', '/api/v2/tickets', { ticket: { ...ticket, subject: 'Other' } }, key);
    expect([first.headers['x-idempotency-lookup'], second.headers['x-idempotency-lookup']]).toEqual(['miss', 'hit']);
    expect(second.body).toEqual(first.body);
    expect(third).toMatchObject({ status: 400, body: { error: 'IdempotentRequestError' } });
    expect(store.state.tickets).toHaveLength(before + 1);
  });

  it('links a follow-up with the closed ticket, and with no other', async () => {
    const { call, store } = await openedDesk();
    const [first] = store.state.tickets;
    const source = first?.id ?? 0;
    const followUp = { ticket: { ...ticket, via_followup_source_id: source } };
    const early = await call('POST', '/api/v2/tickets', followUp);
    expect(early.body).toMatchObject({ ticket: { via: { source: { rel: null } } } });
    await call('PUT', `/api/v2/tickets/${source}`, { ticket: { status: 'closed' } });
    const made = await call('POST', '/api/v2/tickets', followUp);
    expect(made.body).toMatchObject({ ticket: { via: { source: { rel: 'follow_up', from: { ticket_id: source } } } } });
  });

  it('refuses a ticket without a comment, with the field', async () => {
    const { call } = await openedDesk();
    const refused = await call('POST', '/api/v2/tickets', { ticket: { subject: 'x' } });
    expect(refused).toMatchObject({ status: 422, body: { details: { 'ticket.comment': [{}] } } });
  });

  it('refuses who is not signed in', async () => {
    const { call } = await openedDesk();
    expect(await call('POST', '/api/v2/tickets', { ticket }, { 'x-desk-user': '' })).toMatchObject({ status: 401 });
  });
});

describe('PUT /api/v2/tickets/:id', () => {
  it('adds a private comment and a custom status', async () => {
    const { call, store } = await openedDesk();
    const comment = { html_body: '<p>See #12</p>', public: false };
    const updated = await call('PUT', '/api/v2/tickets/101', { ticket: { comment, custom_status_id: 207 } });
    expect(updated.body).toMatchObject({ ticket: { status: 'hold', custom_status_id: 207 } });
    expect(store.ticket(101)?.comments.at(-1)).toMatchObject({ public: false, authorId: 9001, html: '<p>See #12</p>' });
  });

  it('refuses a safe update of what changed since', async () => {
    const { call } = await openedDesk();
    const stale = { safe_update: true, updated_stamp: '2026-11-01T00:00:00Z', status: 'pending' };
    expect(await call('PUT', '/api/v2/tickets/101', { ticket: stale })).toMatchObject({ status: 409 });
    const fresh = { ...stale, updated_stamp: '2026-11-23T09:00:00Z' };
    expect(await call('PUT', '/api/v2/tickets/101', { ticket: fresh })).toMatchObject({ status: 200 });
  });

  it('refuses any change of a closed ticket', async () => {
    const { call } = await openedDesk();
    await call('PUT', '/api/v2/tickets/101', { ticket: { status: 'closed' } });
    expect(await call('PUT', '/api/v2/tickets/101', { ticket: { tags: ['x'] } })).toMatchObject({ status: 422 });
  });
});

describe('GET /api/v2/tickets/:id/comments', () => {
  it('says from which address a message came, newest first when asked, with or without .json', async () => {
    const { call } = await openedDesk();
    await call('POST', '/desk/tickets/101/replies', { from: 'ana@initech.example', text: 'Yes', isPublic: false });
    const answer = await call('GET', '/api/v2/tickets/101/comments.json?include=users&sort_order=desc');
    expect(answer.body).toMatchObject({
      comments: [
        { plain_body: 'Yes', public: false, via: { source: { from: { address: 'ana@initech.example' } } } },
        { public: true },
      ],
    });
    expect(answer.body['users']).toHaveLength(2);
  });
});

describe('an assignee and a group', () => {
  const place = (body: unknown) => JSON.stringify(body).match(/"(assignee|group)_id":(null|\d+)/g);

  it('fit together, or the ticket is refused', async () => {
    const { call } = await openedDesk();
    const apart = { ...ticket, assignee_id: 9001, group_id: 302 };
    const refused = await call('POST', '/api/v2/tickets', { ticket: apart });
    expect(refused).toMatchObject({ status: 422, body: { details: { assignee_id: [{}] } } });
    const taken = await call('POST', '/api/v2/tickets', { ticket: { ...apart, assignee_id: 9003 } });
    expect(place(taken.body)).toEqual(['"assignee_id":9003', '"group_id":302']);
    const assigned = await call('POST', '/api/v2/tickets', { ticket: { ...ticket, assignee_id: 9001 } });
    expect(place(assigned.body)).toEqual(['"assignee_id":9001', '"group_id":301']);
  });

  it('part when the ticket goes to a group that its assignee is not in', async () => {
    const { call } = await openedDesk();
    await call('PUT', '/api/v2/tickets/101', { ticket: { assignee_id: 9001 } });
    const moved = await call('PUT', '/api/v2/tickets/101', { ticket: { group_id: 302 } });
    expect(place(moved.body)).toEqual(['"assignee_id":null', '"group_id":302']);
  });

  it('are told by memberships', async () => {
    const { call } = await openedDesk();
    const groups = await call('GET', '/api/v2/users/9003/group_memberships');
    expect(groups.body).toMatchObject({ group_memberships: [{ group_id: 301, default: true }, { group_id: 302 }] });
    const members = await call('GET', '/api/v2/groups/302/memberships');
    expect(JSON.stringify(members.body)).not.toContain('"user_id":9001');
    const named = await call('GET', '/api/v2/groups');
    expect(named.body).toMatchObject({
      groups: [{ id: 301, name: 'Support' }, { id: 302 }],
      meta: { has_more: false },
    });
  });
});

it('GET /api/v2/tickets/:id brings forms and organizations along where they are asked for', async () => {
  const { call } = await openedDesk();
  expect((await call('GET', '/api/v2/tickets/101')).body).not.toHaveProperty('ticket_forms');
  const include = '?include=organizations,ticket_forms';
  const found = await call('GET', `/api/v2/tickets/101${include}`);
  expect(found.body).toMatchObject({ ticket_forms: [{ name: expect.any(String) }], organizations: expect.any(Array) });
  expect((await call('GET', '/api/v2/ticket_forms/403')).body).toMatchObject({
    ticket_form: { name: 'GitLab.com user accounts and login issues' },
  });
});
