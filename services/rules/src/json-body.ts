import type { FastifyInstance } from 'fastify';
import { Refusal } from './problem.ts';

const notJson = (message: string) =>
  new Refusal('bad_request', 'The body is not JSON', { errors: [{ path: 'body', message }] });

/** Letters from which parsing alone takes milliseconds. */
const long = 200_000;

/** JSON is the only body besides the launch form. Keys that could reach an object's prototype are refused. */
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
      else if (text.length < long) done(null, value);
      // What checks it next takes as long again: others are served in between.
      else setImmediate(done, null, value);
    });
  });
}
