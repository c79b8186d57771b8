import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'handrail-stores-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let count = 0;
/** A place for one store, removed after the tests of the file. */
export const newFolder = () => join(home, `store-${(count += 1)}`);
