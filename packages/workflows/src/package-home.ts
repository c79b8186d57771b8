import { existsSync } from 'node:fs';
import { join } from 'node:path';

const released = join(import.meta.dirname, 'workflows');

/** The folder with `packs`, `skeleton` and the editors' schemas: beside a released program, else this package. */
export const packageHome = existsSync(join(released, 'packs')) ? released : join(import.meta.dirname, '..');
