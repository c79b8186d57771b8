import type { OwnerTicket } from '@handrail/contract';
import { expect, test } from 'vitest';
import type { StepOf } from '../steps/step-of.ts';
import type { Zendesk } from '../zendesk.ts';
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
  unrecordedReplyAt: null,
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
