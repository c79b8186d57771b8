import { expect, test } from 'vitest';
import { PageGone, faultWorld, randomOf } from './_fault-world.ts';
import { type Sent, sendOwnerTickets } from './send-owner-tickets.ts';

const schedules = process.env['HANDRAIL_LONG'] === '1' ? 5000 : 200;

async function sendThrough(seed: number) {
  const world = faultWorld(randomOf(seed));
  const send = (): Promise<Sent> =>
    sendOwnerTickets({
      step: 'create-owner-tickets',
      desk: world.desk,
      tickets: () => world.view.map((ticket) => ({ ...ticket })),
      record: world.record,
      pause: () => Promise.resolve(),
    });
  for (let page = 0; page < 12; page += 1) {
    if (page === 11) world.calmDown();
    try {
      if ((await send()).done) break;
    } catch (reason) {
      if (!(reason instanceof PageGone)) throw reason;
    }
    world.comeBack();
  }
  world.comeBack();
  return world;
}

test(`each owner is written to once and linked, under ${schedules} random fault schedules`, async () => {
  for (let seed = 1; seed <= schedules; seed += 1) {
    const { zendesk, view } = await sendThrough(seed);
    const written = zendesk.tickets.map(({ externalId }) => externalId).toSorted();
    expect(written, `seed ${seed}`).toEqual(['handrail:run:ana', 'handrail:run:ben', 'handrail:run:cy']);
    expect(
      view.every(({ state }) => state === 'linked'),
      `seed ${seed}`,
    ).toBe(true);
    for (const { id } of zendesk.tickets) {
      expect(zendesk.notes.filter(({ ticketId }) => ticketId === id).length, `seed ${seed}`).toBeGreaterThan(0);
    }
  }
});

test('a ticket that Zendesk refuses is recorded as failed with Zendesk’s reason, and every other owner is written to', async () => {
  const world = faultWorld(randomOf(1));
  world.calmDown();
  const recorded: string[] = [];
  const sent = await sendOwnerTickets({
    step: 'create-owner-tickets',
    desk: {
      ...world.desk,
      createTicket: (ticket) =>
        ticket.username === 'ana'
          ? Promise.resolve({ result: 'refused', message: 'Requester is suspended' })
          : world.desk.createTicket(ticket),
    },
    tickets: () => world.view,
    record: (body) => {
      recorded.push(body.type);
      return world.record(body);
    },
    pause: () => Promise.resolve(),
  });
  const owners = [{ username: 'ana', message: 'Requester is suspended' }];
  expect(sent).toEqual({ done: false, why: 'refused', owners, isForbidden: false });
  expect(recorded.slice(0, 2)).toEqual(['owner_ticket_intended', 'owner_ticket_failed']);
  expect(world.zendesk.tickets.map(({ externalId }) => externalId)).toEqual(['handrail:run:ben', 'handrail:run:cy']);
  expect(world.view.map(({ state }) => state)).toEqual(['intended', 'linked', 'linked']);
});

test('an agent who may create no such tickets is told at the first one', async () => {
  const world = faultWorld(randomOf(1));
  world.calmDown();
  let tries = 0;
  const sent = await sendOwnerTickets({
    step: 'create-owner-tickets',
    desk: {
      ...world.desk,
      createTicket: () => {
        tries += 1;
        return Promise.resolve({ result: 'refused', message: 'You may not', isForbidden: true });
      },
    },
    tickets: () => world.view,
    record: world.record,
    pause: () => Promise.resolve(),
  });
  expect(sent).toMatchObject({ why: 'refused', isForbidden: true });
  expect(tries).toBe(1);
});

test('nothing is written while Zendesk cannot say whether the ticket exists', async () => {
  const world = faultWorld(randomOf(1));
  world.calmDown();
  const pauses: number[] = [];
  const sent = await sendOwnerTickets({
    step: 'create-owner-tickets',
    desk: { ...world.desk, findTickets: () => Promise.resolve(null) },
    tickets: () => world.view,
    record: world.record,
    pause: (seconds) => {
      pauses.push(seconds);
      return Promise.resolve();
    },
  });
  expect(sent).toEqual({ done: false, why: 'away' });
  expect(world.zendesk.tickets).toEqual([]);
  expect(pauses).toEqual([2, 4, 8]);
});
