import { fieldsOf, wordsOf } from './shape.ts';
import { ZafError } from './zaf-error.ts';

/** Values and errors per path of a bulk `get`. */
export interface ManyAnswers {
  values: Readonly<Record<string, unknown>>;
  errors: Readonly<Record<string, string>>;
}

/**
 * Reads the answer of one call. The SDK resolves an error reply that carries no name, and version 2.0.11
 * resolves its own time-out as well; both lack the `errors` and path keys that every true answer has.
 */
export function readAnswer(answer: unknown, path: string, call: string): unknown {
  const fields = checkedFields(answer, [path], call);
  const failure = fieldsOf(fields['errors'])?.[path];
  if (failure !== undefined) throw new ZafError('refused', call, messageOf(failure));
  return fields[path];
}

export function readManyAnswers(answer: unknown, paths: readonly string[], call: string): ManyAnswers {
  const fields = checkedFields(answer, paths, call);
  const failures = fieldsOf(fields['errors']) ?? {};
  return {
    values: Object.fromEntries(
      paths.filter((path) => path in fields && !(path in failures)).map((path) => [path, fields[path]]),
    ),
    errors: Object.fromEntries(Object.entries(failures).map(([path, failure]) => [path, messageOf(failure)])),
  };
}

/** Turns whatever a promise of the SDK rejected with into our error. */
export function asZafError(reason: unknown, call: string): ZafError {
  if (reason instanceof ZafError) return reason;
  if (fieldsOf(reason)?.['name'] === 'TimeoutError') return new ZafError('timed_out', call, messageOf(reason));
  // The SDK itself stumbles over an answer that is null.
  const code = reason instanceof TypeError ? 'unexpected_answer' : 'refused';
  return new ZafError(code, call, messageOf(reason), { cause: reason });
}

function checkedFields(answer: unknown, paths: readonly string[], call: string) {
  const fields = fieldsOf(answer);
  if (fields && (fieldsOf(fields['errors']) || paths.some((path) => path in fields))) return fields;
  if (fields && wordsOf(fields['message'])) throw asZafError(answer, call);
  throw new ZafError('unexpected_answer', call, 'Zendesk answered something that is no answer to this call');
}

export function messageOf(reason: unknown): string {
  if (typeof reason === 'string' && reason !== '') return reason;
  return wordsOf(fieldsOf(reason)?.['message']) ?? 'Zendesk refused and gave no reason';
}
