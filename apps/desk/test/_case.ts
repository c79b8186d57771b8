import { z } from 'zod';

const AnswerSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown(),
});
export const CaseSchema = z.object({ name: z.string(), answers: z.record(z.string(), AnswerSchema) });
export type Case = z.output<typeof CaseSchema>;

/** One call of a case with the answer that the systems give. */
export interface CaseCall extends z.output<typeof AnswerSchema> {
  method: string;
  path: string;
  query: URLSearchParams;
  /** What follows the path: the domain of a call to Mailgun. */
  rest: string;
}

export function callsOf({ answers }: Case): CaseCall[] {
  return Object.entries(answers).map(([name, answer]) => {
    const [, method = '', path = '', text = '', rest = ''] = /^(\S+) ([^?\s]+)(?:\?(\S+))?(?: (.*))?$/.exec(name) ?? [];
    // Values of a query are shown unencoded, so a plus is a plus.
    return { method, path, query: new URLSearchParams(text.replaceAll('+', '%2B')), rest, ...answer };
  });
}

/** The rows of a list, or the one thing that was answered. */
export function rowsOf({ status, body }: CaseCall): unknown[] {
  if (status !== 200) return [];
  return Array.isArray(body) ? body : [body];
}

/** What lies below `/users/<number>` and the like, as `[number, rest]`. */
export function below(path: string, kind: string): [id: string, rest: string] | null {
  const found = new RegExp(`^/${kind}/([^/]+)(?:/(.*))?$`).exec(path);
  return found ? [decodeURIComponent(found[1] ?? ''), found[2] ?? ''] : null;
}
