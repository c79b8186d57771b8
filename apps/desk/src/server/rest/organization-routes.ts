import type { FastifyInstance } from 'fastify';
import type { Organization } from '../../model/organization.ts';
import type { DeskStore } from '../desk-store.ts';
import { notFound } from './rest-error.ts';

type Params = { Params: { id: string } };

export function organizationJson({ id, name, fields }: Organization, store: DeskStore, origin: string) {
  const at = store.now().toISOString();
  return {
    id,
    url: `${origin}/api/v2/organizations/${id}.json`,
    name,
    external_id: null,
    group_id: null,
    details: null,
    notes: null,
    shared_tickets: false,
    shared_comments: false,
    domain_names: [],
    tags: [],
    organization_fields: fields,
    created_at: at,
    updated_at: at,
  };
}

/** Who a user is to Zendesk beyond their name: proven addresses, and the organization with its fields. */
export function organizationRoutes(app: FastifyInstance, store: DeskStore, origin: string) {
  app.get<Params>('/api/v2/organizations/:id', ({ params }, reply) => {
    const found = store.state.organizations.find(({ id }) => id === Number(params.id));
    if (!found) return notFound(reply);
    return { organization: organizationJson(found, store, origin) };
  });

  app.get<Params>('/api/v2/users/:id/identities', ({ params }, reply) => {
    const user = store.user(Number(params.id));
    if (!user) return notFound(reply);
    const at = store.now().toISOString();
    const id = user.id * 10;
    return {
      identities: [
        {
          id,
          url: `${origin}/api/v2/users/${user.id}/identities/${id}.json`,
          user_id: user.id,
          type: 'email',
          value: user.email,
          primary: true,
          verified: user.verification !== 'none',
          verification_method: user.verification,
          deliverable_state: 'deliverable',
          undeliverable_count: 0,
          created_at: at,
          updated_at: at,
        },
      ],
      meta: { has_more: false, after_cursor: null, before_cursor: null },
      links: { next: null, prev: null },
    };
  });
}
