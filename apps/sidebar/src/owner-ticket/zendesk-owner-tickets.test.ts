import type { OwnerTicket } from '@handrail/contract';
import { describe, expect, test } from 'vitest';
import type { StepOf } from '../state/step-of.ts';
import type { MacroPreview, Zendesk, ZendeskRequest } from '../zendesk/zendesk.ts';
import { zendeskOwnerTickets } from './zendesk-owner-tickets.ts';

const snippet = { id: 's', title: '', mode: 'public', macro: null, markdown: '', html: '', text: '', unfilled: [] };
const ticket: OwnerTicket = {
  username: 'jo',
  name: null,
  email: 'not an address',
  because: '',
  externalId: 'handrail:run:jo',
  state: 'intended',
  ticketId: null,
  answer: 'none',
  answeredAt: null,
  voidBecause: null,
  unrecordedReplyAt: null,
  seenComments: [],
  isClosed: false,
};

function createAgainst(status: number, body: unknown) {
  const zendesk = { request: () => Promise.resolve({ status, body, headers: {} }) };
  const desk = zendeskOwnerTickets({
    // Only what a new ticket is made of is read.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    zendesk: zendesk as unknown as Zendesk,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    step: { subject: '', snippet, status: 'hold' } as unknown as StepOf<'owner_ticket'>,
    assigneeId: '9001',
    macro: null,
  });
  return desk.createTicket(ticket);
}

const description = 'Record validation errors';
const wrongEmail = 'Requester: Email is not properly formatted';

test.each([
  ['what is wrong with the fields', { description, details: { requester: [{ description: wrongEmail }] } }, wrongEmail],
  [
    'every field once',
    {
      description,
      details: { requester: [{ description: wrongEmail }, { description: 'B' }], b: [{ description: 'B' }] },
    },
    `${wrongEmail}; B`,
  ],
  ['the description without details', { description }, description],
  [
    'the description beside empty details',
    { description, details: { requester: [{ description: ' ' }] } },
    description,
  ],
  ['the description beside details of another shape', { description, details: { requester: 'x' } }, description],
  ['the status of an answer of another shape', '<html>', 'Zendesk answered 422'],
  ['the status of an error that is no text', { error: {}, description: 7 }, 'Zendesk answered 422'],
  ['no more than can be recorded', { description: 'x'.repeat(3000) }, 'x'.repeat(2000)],
])('of a refusal it tells %s', async (_what, body, message) => {
  expect(await createAgainst(422, body)).toEqual({ result: 'refused', message, isForbidden: false });
});

describe('who a new ticket is assigned to', () => {
  const preview = { groupId: '302', tags: null, priority: null, type: null };
  const memberships = (...groups: number[]) => ({ group_memberships: groups.map((id) => ({ group_id: id })) });

  async function created(answer: { status: number; body: unknown }) {
    const asked: ZendeskRequest[] = [];
    const request = (sent: ZendeskRequest) => {
      asked.push(sent);
      const isRead = sent.method === 'GET';
      return Promise.resolve({ ...(isRead ? answer : { status: 201, body: { ticket: { id: 7 } } }), headers: {} });
    };
    const desk = zendeskOwnerTickets({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one call is all that is made of it
      zendesk: { request } as unknown as Zendesk,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what a new ticket is made of is read
      step: { subject: '', snippet, status: 'hold' } as unknown as StepOf<'owner_ticket'>,
      assigneeId: '9001',
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what a new ticket is made of is read
      macro: { id: '501', preview } as unknown as { id: string; preview: MacroPreview },
    });
    expect(await desk.createTicket(ticket)).toEqual({ result: 'ok', value: 7 });
    await desk.createTicket(ticket);
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
    expect(asked[0]?.path).toBe('/api/v2/users/9001/group_memberships');
    return asked[1]?.body;
  }

  test('is the agent, where they are in the macro’s group', async () => {
    const body = await created({ status: 200, body: memberships(301, 302) });
    expect(body).toMatchObject({ ticket: { group_id: 302, assignee_id: 9001 } });
  });

  test.each([
    ['they are not', { status: 200, body: memberships(301) }],
    ['Zendesk does not tell', { status: 403, body: {} }],
  ])('is nobody, where %s: Zendesk would refuse the ticket', async (_, answer) => {
    const body = await created(answer);
    expect(body).toMatchObject({ ticket: { group_id: 302 } });
    expect(body).not.toHaveProperty('ticket.assignee_id');
  });
});

test('a ticket that was asked for before in other words may be there, so it is looked for again', async () => {
  expect(await createAgainst(400, { error: 'IdempotentRequestError' })).toEqual({ result: 'unknown' });
});
