import type { CallInput, Endpoint, PathParameter } from './endpoint.ts';
import { Unreadable } from './unreadable.ts';

/** A group, project or user path as GitLab allows it: no empty, dotted or hidden segment. */
const gitlabPath = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;

const forms: Record<PathParameter, (value: string) => boolean> = {
  number: (value) => /^\d{1,16}$/.test(value),
  path: (value) => value.length <= 255 && gitlabPath.test(value),
};

/** Values of `Link: rel=next` that only say where the next page starts. */
const pagingNames = ['page', 'per_page', 'cursor', 'id_after', 'id_before', 'pagination', 'order_by', 'sort'];

/** The address of a call: base from the configuration, template from the table, values encoded. */
export function sourceUrl(base: URL, endpoint: Endpoint, { params = {}, query = {} }: CallInput): URL {
  const path = endpoint.template.replace(/:([a-z_]+)/g, (_match, name: string) => {
    const form = endpoint.params[name];
    const value = String(params[name] ?? '');
    if (form === undefined || !forms[form](value)) throw new Unreadable('input_missing');
    return encodeURIComponent(value);
  });
  const url = new URL(base);
  url.pathname = base.pathname.replace(/\/$/, '') + path;
  for (const [name, value] of Object.entries(query)) {
    if (!endpoint.query.includes(name) && !pagingNames.includes(name)) throw new Unreadable('input_missing');
    url.searchParams.set(name, value);
  }
  return url;
}

/**
 * Where the next page starts, from a `Link` header; null on the last page. The address itself is never fetched: it
 * must name the same host and path, and only its paging values are taken.
 */
export function nextPage(link: string | null, current: URL): Record<string, string> | null {
  const next = /<([^<>]*)>[^<>]*\brel="?next\b/.exec(link ?? '')?.[1];
  if (next === undefined) return null;
  const url = URL.canParse(next) ? new URL(next) : null;
  if (url?.origin !== current.origin || url.pathname !== current.pathname) throw new Unreadable('next_page_elsewhere');
  return Object.fromEntries([...url.searchParams].filter(([name]) => pagingNames.includes(name)));
}
