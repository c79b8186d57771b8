import type { FastifyRequest } from 'fastify';
import type { User } from '../../model/user.ts';
import type { DeskStore } from '../desk-store.ts';

/** The header that stands for Zendesk's sign-in cookie: who is at the page. */
export const actingUserHeader = 'x-desk-user';

export function actingUser(store: DeskStore, request: FastifyRequest): User | null {
  const user = store.user(Number(request.headers[actingUserHeader]));
  return user && user.role !== 'end-user' ? user : null;
}
