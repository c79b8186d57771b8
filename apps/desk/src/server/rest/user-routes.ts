import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { User } from '../../model/user.ts';
import { endUser } from '../../seed/end-user.ts';
import type { DeskStore } from '../desk-store.ts';
import { actingUser } from './acting-user.ts';
import { invalid, notFound, refuse } from './rest-error.ts';
import { userJson } from './user-json.ts';

const CreateUserSchema = z.object({
  user: z.object({
    name: z.string().min(1),
    email: z.email(),
    role: z.literal('end-user').optional(),
    skip_verify_email: z.boolean().optional(),
  }),
});

export function userRoutes(app: FastifyInstance, store: DeskStore, origin: string) {
  app.get('/api/v2/users/me', (request, reply) => {
    const user = actingUser(store, request);
    return user ? { user: userJson(user, origin) } : refuse(reply, 401, 'Couldn’t authenticate you', 'Sign in first');
  });

  app.get<{ Querystring: { query?: string; external_id?: string } }>('/api/v2/users/search', (request) => {
    const words = (request.query.query ?? '').replace(/^email:/, '').toLowerCase();
    const found = store.state.users.filter(
      ({ name, email }) => words !== '' && (email.toLowerCase() === words || name.toLowerCase().includes(words)),
    );
    return {
      users: found.map((user) => userJson(user, origin)),
      count: found.length,
      next_page: null,
      previous_page: null,
    };
  });

  app.get<{ Querystring: { ids?: string } }>('/api/v2/users/show_many', (request) => {
    const ids = new Set((request.query.ids ?? '').split(',').map(Number));
    const found = store.state.users.filter(({ id }) => ids.has(id));
    return {
      users: found.map((user) => userJson(user, origin)),
      count: found.length,
      next_page: null,
      previous_page: null,
    };
  });

  app.get<{ Params: { id: string } }>('/api/v2/users/:id', (request, reply) => {
    const user = store.user(Number(request.params.id));
    return user ? { user: userJson(user, origin) } : notFound(reply);
  });

  app.post('/api/v2/users/create_or_update', (request, reply) => {
    const parsed = CreateUserSchema.safeParse(request.body);
    if (!parsed.success) return invalid(reply, parsed.error);
    const { name, email } = parsed.data.user;
    const known = store.state.users.find((user) => user.email.toLowerCase() === email.toLowerCase());
    const user = store.putUser(known ? { ...known, name } : endUser(store.nextId(), { name, email }));
    return reply.code(known ? 200 : 201).send({ user: userJson(user, origin) });
  });
}

/** The user with this address, made if there is none. */
export function endUserOf(store: DeskStore, email: string, name: string): User {
  const known = store.state.users.find((user) => user.email.toLowerCase() === email.toLowerCase());
  return known ?? store.putUser(endUser(store.nextId(), { name, email }));
}
