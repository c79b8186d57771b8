import type { FastifyInstance } from 'fastify';
import { Refusal } from './problem.ts';

const nul = String.fromCodePoint(0);

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(nul);
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([name, part]) => name.includes(nul) || holdsNul(part));
}

const notJson = (message: string) =>
  new Refusal('bad_request', 'The body is not JSON', { errors: [{ path: 'body', message }] });

/**
 * JSON is the only body besides the launch form. Keys that could reach an object's prototype are refused, and so is the
 * character NUL, which PostgreSQL cannot hold.
 */
export function readJsonBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    if (text === '') {
      done(null, undefined);
      return;
    }
    void parse(request, text, (error, value: unknown) => {
      if (error) done(notJson(error.message));
      else if (text.includes('\\u0000') && holdsNul(value)) done(notJson('It holds the character NUL'));
      else done(null, value);
    });
  });
}
