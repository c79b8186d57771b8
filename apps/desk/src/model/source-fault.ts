import { z } from 'zod';

/** What goes wrong with one request to GitLab or Mailgun; `ok` lets one through. */
export const SourceEffectSchema = z.enum([
  'ok',
  'status_401',
  'status_403',
  /** With `Retry-After` and a plain text, as GitLab answers it. */
  'status_429',
  'status_500',
  'status_502',
  'status_503',
  'slow',
  'hang',
  'reset',
  /** HTML instead of JSON, with 200. */
  'garbage',
  /** A list says that it goes on, and every further page answers 502. */
  'cut_list',
  /** Offset paging ends at the instance's limit. */
  'list_limit',
  /** A list says that it goes on at another host. */
  'foreign_next',
  /** The token has lost its admin mode: 200, keys missing, searches empty. */
  'plain_view',
  'graphql_error',
]);
export type SourceEffect = z.infer<typeof SourceEffectSchema>;

export const SourceServerSchema = z.enum(['gitlab', 'mailgun']);
export type SourceServer = z.infer<typeof SourceServerSchema>;

export const SourceFaultSchema = z.object({
  id: z.string(),
  server: SourceServerSchema,
  method: z.enum(['*', 'GET', 'POST']).default('*'),
  /** The path starts with this. */
  path: z.string().default('/'),
  /** One per matching request, in order; afterwards all goes well unless it repeats. */
  effects: z.array(SourceEffectSchema).min(1),
  isRepeated: z.boolean().default(false),
  delay: z.number().int().nonnegative().default(2000),
  /** Seconds in `Retry-After` of a 429. */
  retryAfter: z.number().int().nonnegative().default(30),
});
export type SourceFault = z.infer<typeof SourceFaultSchema>;
