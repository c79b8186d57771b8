// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { assignabilityOf } from './assignee.ts';
import { bagHost, connected } from '../test/_connected.ts';

describe('who can be assigned', () => {
  const memberships = { group_memberships: [{ user_id: 9001, group_id: 301 }] };
  it.each([
    [
      'a person has it',
      { user: { id: 9003 }, group: { id: 301 } },
      { status: 200, responseJSON: memberships },
      'taken',
    ],
    [
      'nobody has it, in their group',
      { user: null, group: { id: 301 } },
      { status: 200, responseJSON: memberships },
      'free',
    ],
    ['nobody has it, in no group', { user: null, group: null }, { status: 500, responseJSON: null }, 'free'],
    ['it is of another group', { group: { id: 302 } }, { status: 200, responseJSON: memberships }, 'another_group'],
    ['Zendesk does not tell', { group: { id: 301 } }, { status: 403, responseJSON: {} }, 'another_group'],
  ])('where %s', async (_, assignee, answer, expected) => {
    const { zaf } = await connected(bagHost({ 'ticket.assignee': assignee }));
    const asking = { ...zaf, request: async () => ({ status: answer.status, headers: {}, body: answer.responseJSON }) };
    expect(await assignabilityOf(asking, '9001')).toBe(expected);
  });
});
