import type { FastifyInstance } from 'fastify';
import type { DeskStore } from '../desk-store.ts';
import { organizationJson } from './organization-routes.ts';
import { notFound } from './rest-error.ts';
import { ticketJson } from './ticket-json.ts';

const formJson = ({ id, name }: { id: number; name: string }) => ({
  id,
  name,
  raw_name: name,
  display_name: name,
  raw_display_name: name,
  active: true,
  default: id === 401,
  end_user_visible: true,
  in_all_brands: true,
  restricted_brand_ids: [],
  position: id - 400,
  ticket_field_ids: [],
});

export function readTicketRoutes(app: FastifyInstance, store: DeskStore, origin: string) {
  app.get<{ Querystring: { external_id?: string } }>('/api/v2/tickets', ({ query }) => {
    const tickets = store.state.tickets.filter(
      ({ externalId }) => query.external_id === undefined || externalId === query.external_id,
    );
    const page = tickets.slice(0, 100);
    return {
      tickets: page.map((ticket) => ticketJson(ticket, store, origin)),
      count: tickets.length,
      next_page: null,
      previous_page: null,
    };
  });

  app.get<{ Params: { id: string }; Querystring: { include?: string } }>(
    '/api/v2/tickets/:id',
    ({ params, query }, reply) => {
      const ticket = store.ticket(Number(params.id));
      if (!ticket) return notFound(reply);
      const included = (query.include ?? '').split(',');
      const json = ticketJson(ticket, store, origin);
      const organization = store.state.organizations.find(({ id }) => id === json.organization_id);
      const form = store.state.forms.find(({ id }) => id === ticket.formId);
      return {
        ticket: json,
        ...(included.includes('organizations') && {
          organizations: organization ? [organizationJson(organization, store, origin)] : [],
        }),
        ...(included.includes('ticket_forms') && { ticket_forms: form ? [formJson(form)] : [] }),
      };
    },
  );

  app.get<{ Params: { id: string } }>('/api/v2/ticket_forms/:id', ({ params }, reply) => {
    const form = store.state.forms.find(({ id }) => id === Number(params.id));
    return form ? { ticket_form: formJson(form) } : notFound(reply);
  });
}
