import type { z } from 'zod';

/** Ids are whole numbers and paths pass GitLab's form of a path, so no value can add a segment, a query or a host. */
export type PathParameter = 'number' | 'path';

/**
 * One call that a source may make. A source can make no other: callers name a row of its table, never an address or a
 * method.
 */
export interface Endpoint {
  method: 'GET' | 'POST';
  /** Under the source's base path, with `:name` parameters; this is also what is logged and recorded. */
  template: `/${string}`;
  params: Readonly<Record<string, PathParameter>>;
  /** Query names that may be sent, paging aside. */
  query: readonly string[];
  answer: z.ZodType;
  /** `rows`: a list read page by page. */
  paging?: 'link';
}

export type Endpoints = Readonly<Record<string, Endpoint>>;
export type AnswerOf<E extends Endpoint> = z.output<E['answer']>;

export interface CallInput {
  params?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, string>>;
  /** Only for the reads that a system offers as POST. */
  body?: unknown;
}
