import { escapeHtml } from '@handrail/zaf';
import type { DeskState } from '../model/desk-state.ts';
import { noFaults } from '../model/fault.ts';
import type { User } from '../model/user.ts';
import { newTicket } from '../model/ticket-change.ts';
import { endUser } from './end-user.ts';
import { seedOrganizations } from './organizations.ts';
import { agents } from './people.ts';
import { customStatuses, forms, groups, seedMacros } from './seed-macros.ts';
import { seedTickets } from './seed-tickets.ts';
import { seedWorld } from './world/seed-world.ts';

/** A desk on its first day, the first ticket the newest. Ids are the same every time. */
export function seedState(now: Date): DeskState {
  const state: DeskState = {
    users: [...agents],
    tickets: [],
    macros: [...seedMacros],
    customStatuses: [...customStatuses],
    forms: [...forms],
    groups: [...groups],
    faults: noFaults,
    world: seedWorld(now),
    organizations: [...seedOrganizations],
    nextId: 10_001,
    idempotency: {},
  };
  seedTickets.forEach((seed, index) => {
    const requester = requesterOf(state, 1001 + index, seed.requester);
    const at = new Date(now.getTime() - (index * 47 + 12) * 60_000);
    const ticket = newTicket(
      {
        id: 101 + index,
        subject: seed.subject,
        requesterId: requester.id,
        channel: seed.channel ?? 'email',
        tags: [],
        formId: forms.find(({ name }) => name === seed.form)?.id ?? 401,
      },
      { html: paragraphs(seed.text), from: requester.email, id: state.nextId++ },
      at,
    );
    state.tickets.push(ticket);
  });
  return state;
}

function requesterOf(state: DeskState, id: number, { name, email }: { name: string; email: string }): User {
  const known = state.users.find((user) => user.email === email);
  if (known) return known;
  const user = endUser(id, { name, email });
  state.users.push(user);
  return user;
}

/** Plain text as the paragraphs of a mail. */
export function paragraphs(text: string): string {
  return escapeHtml(text)
    .split(/\n{2,}/)
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('');
}
