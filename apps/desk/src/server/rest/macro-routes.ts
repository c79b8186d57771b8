import { plainTextOf } from '@handrail/zaf';
import type { FastifyInstance } from 'fastify';
import type { Macro } from '../../model/macro.ts';
import { withMacro } from '../../model/ticket-change.ts';
import type { DeskStore } from '../desk-store.ts';
import { notFound } from './rest-error.ts';
import { ticketJson } from './ticket-json.ts';

export function macroRoutes(app: FastifyInstance, store: DeskStore, origin: string) {
  const macro = (id: string) => store.state.macros.find((entry) => entry.id === Number(id));
  const page = (macros: Macro[]) => ({
    macros: macros.map((entry) => macroJson(entry, origin, store.now())),
    count: macros.length,
    next_page: null,
    previous_page: null,
  });

  app.get('/api/v2/macros/active', () => page(store.state.macros.filter(({ active }) => active)));

  app.get<{ Querystring: { query?: string; active?: string } }>('/api/v2/macros/search', ({ query }) => {
    const words = (query.query ?? '').toLowerCase();
    const isActive = query.active === undefined ? null : query.active === 'true';
    return page(
      store.state.macros.filter(
        ({ title, active }) => title.toLowerCase().includes(words) && (isActive === null || active === isActive),
      ),
    );
  });

  app.get<{ Params: { id: string } }>('/api/v2/macros/:id', ({ params }, reply) => {
    const found = macro(params.id);
    return found ? { macro: macroJson(found, origin, store.now()) } : notFound(reply);
  });

  app.get<{ Params: { id: string } }>('/api/v2/macros/:id/apply', ({ params }, reply) => {
    const found = macro(params.id);
    if (!found?.active) return notFound(reply);
    const { status, addTags, groupId, type } = found.changes;
    return {
      result: {
        ticket: {
          ...(status ? { status } : {}),
          ...(addTags ? { tags: addTags } : {}),
          ...(groupId ? { group_id: groupId } : {}),
          ...(type ? { type } : {}),
          ...commentPreview(found),
        },
      },
    };
  });

  app.get<{ Params: { ticket: string; id: string } }>(
    '/api/v2/tickets/:ticket/macros/:id/apply',
    ({ params }, reply) => {
      const [found, ticket] = [macro(params.id), store.ticket(Number(params.ticket))];
      if (!found?.active || !ticket) return notFound(reply);
      // A preview leaves out what is empty, where the ticket itself says null.
      const fields = Object.entries(ticketJson(withMacro(ticket, found), store, origin)).filter(
        ([, value]) => value !== null,
      );
      return { result: { ticket: { ...Object.fromEntries(fields), ...commentPreview(found) } } };
    },
  );
}

function commentPreview({ changes }: Macro) {
  if (!changes.comment) return {};
  const { html, public: isPublic } = changes.comment;
  const body = plainTextOf(html);
  return { comment: { body, html_body: html, public: isPublic, scoped_body: [['channel:all', body]] } };
}

function macroJson({ id, title, description, active, changes }: Macro, origin: string, now: Date) {
  const actions = [
    ...(changes.status ? [{ field: 'status', value: changes.status }] : []),
    ...(changes.addTags ? [{ field: 'current_tags', value: changes.addTags.join(' ') }] : []),
    ...(changes.groupId ? [{ field: 'group_id', value: String(changes.groupId) }] : []),
    ...(changes.type ? [{ field: 'type', value: changes.type }] : []),
    ...(changes.comment
      ? [
          { field: 'comment_value_html', value: changes.comment.html },
          { field: 'comment_mode_is_public', value: String(changes.comment.public) },
        ]
      : []),
  ];
  const at = now.toISOString();
  const url = `${origin}/api/v2/macros/${id}.json`;
  return {
    id,
    url,
    title,
    description,
    active,
    position: id,
    actions,
    restriction: null,
    created_at: at,
    updated_at: at,
  };
}
