import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SourceEffect } from '../model/source-fault.ts';

const mostOffset = 50_000;

interface PageQuery {
  page?: string;
  per_page?: string;
  pagination?: string;
  cursor?: string;
  sort?: string;
}

/** One page of a list with GitLab's headers; offset paging, or keyset where the request asks for it and rows have ids. */
export async function pageOf(
  request: FastifyRequest,
  reply: FastifyReply,
  effect: SourceEffect,
  rows: readonly object[],
) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every value of a query is text or absent
  const query = request.query as PageQuery;
  const size = Math.min(Math.max(Number(query.per_page ?? 20) || 20, 1), 100);
  const page = Math.max(Number(query.page ?? 1) || 1, 1);
  const isFirst = page === 1 && query.cursor === undefined;

  if (effect === 'cut_list' && !isFirst) return reply.code(502).type('text/html').send('<html>502 Bad gateway</html>');
  if (query.pagination === 'keyset') return keysetPage(request, reply, effect, rows, size);
  if (effect === 'list_limit' || (page - 1) * size > mostOffset) {
    return reply.code(405).send({ error: `Offset pagination has a maximum allowed offset of ${mostOffset}` });
  }

  const isLast = page * size >= rows.length && effect !== 'cut_list';
  const links = [
    ...(page > 1 ? [link(request, { page: String(page - 1) }, 'prev')] : []),
    ...(effect === 'foreign_next' ? [foreign] : isLast ? [] : [link(request, { page: String(page + 1) }, 'next')]),
    link(request, { page: '1' }, 'first'),
    link(request, { page: String(Math.max(Math.ceil(rows.length / size), 1)) }, 'last'),
  ];
  void reply.headers({
    link: links.join(', '),
    'x-page': String(page),
    'x-per-page': String(size),
    'x-next-page': isLast ? '' : String(page + 1),
    'x-prev-page': page > 1 ? String(page - 1) : '',
    'x-total': String(rows.length),
    'x-total-pages': String(Math.ceil(rows.length / size)),
  });
  return reply.send(rows.slice((page - 1) * size, page * size));
}

async function keysetPage(
  request: FastifyRequest,
  reply: FastifyReply,
  effect: SourceEffect,
  rows: readonly object[],
  size: number,
) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const { cursor, sort } = request.query as PageQuery;
  const idOf = (row: object) => ('id' in row ? Number(row.id) : 0);
  const isUp = sort === 'asc';
  const ordered = rows.toSorted((a, b) => (isUp ? idOf(a) - idOf(b) : idOf(b) - idOf(a)));
  const after = cursor === undefined ? null : Number(Buffer.from(cursor, 'base64url').toString());
  const rest = ordered.filter((row) => after === null || (isUp ? idOf(row) > after : idOf(row) < after));
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const goesOn = rest.length > size || effect === 'cut_list';
  const next = Buffer.from(String(last ? idOf(last) : 0)).toString('base64url');
  if (effect === 'foreign_next') void reply.header('link', foreign);
  else if (goesOn) void reply.header('link', link(request, { cursor: next }, 'next'));
  return reply.send(page);
}

const foreign = '<https://elsewhere.example/api/v4/next?page=2>; rel="next"';

/** The same request with other paging values, at the address it was asked at. */
function link(request: FastifyRequest, values: Record<string, string>, rel: string): string {
  const url = new URL(request.originalUrl, `${request.protocol}://${request.host}`);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return `<${url.href}>; rel="${rel}"`;
}
