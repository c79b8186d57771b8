import { join } from 'node:path';
import { build } from 'vite';

const folder = join(import.meta.dirname, '..');

/** Builds the measured process as production is built, into one file whose path it answers. */
export async function buildServiceHost(): Promise<string> {
  await build({
    configFile: join(folder, '../services/rules/vite.config.ts'),
    root: folder,
    logLevel: 'error',
    build: {
      ssr: 'src/service-host.ts',
      rolldownOptions: { output: { entryFileNames: 'service-host.js' } },
    },
  });
  return join(folder, 'dist/service-host.js');
}
