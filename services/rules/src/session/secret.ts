import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorDetail } from '../error-code.ts';

/** The session secret of this folder, made on first use and readable by its owner only. */
export function keptSecret(folder: string): string {
  const file = join(folder, 'session-secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorDetail(error, 'code') !== 'EEXIST') throw error;
  }
  // It may have been copied here with a wider mode.
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
