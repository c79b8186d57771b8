import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Where a secret lies: a file, or the name of an environment variable. Never the secret itself. */
export const SecretSchema = z.union([
  z.strictObject({ file: z.string().min(1) }),
  z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'Name an environment variable, or write {"file": "/path"}'),
]);
export type SecretPlace = z.output<typeof SecretSchema>;

/** The secret, read each time so that a changed file counts; throws naming the place, never the content. */
export function readSecret(place: SecretPlace, environment: Record<string, string | undefined> = process.env): string {
  const where = typeof place === 'string' ? `the environment variable ${place}` : `the file ${place.file}`;
  let value: string | undefined;
  try {
    value = typeof place === 'string' ? environment[place] : readFileSync(place.file, 'utf8');
  } catch {
    throw new Error(`${where} cannot be read`);
  }
  const secret = value?.trim() ?? '';
  if (secret === '') throw new Error(`${where} is empty`);
  // A line break in a header would end it and begin another one.
  if (/[^\u0021-\u007e]/.test(secret)) throw new Error(`${where} holds more than one line of plain characters`);
  return secret;
}
