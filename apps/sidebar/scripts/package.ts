import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAppPkg } from '@zendesk/zcli-apps/dist/lib/package.js';
import { build } from 'vite';
import { z } from 'zod';
import { completePackageFolder } from '../build/package-folder.ts';

// npm run package -- --service https://handrail.your-company.com
const { values } = parseArgs({ options: { service: { type: 'string' } } });
const service = z.url({
  protocol: /^https$/,
  error: 'Give the address of the rules service, e.g. --service https://rules.your-company.com',
});
const address = service.safeParse(values.service ?? process.env['PUBLIC_URL']);

if (!address.success) {
  console.error(address.error.issues[0]?.message);
  process.exitCode = 1;
} else {
  const sidebar = join(import.meta.dirname, '..');
  const dist = join(sidebar, 'dist');
  await build({ configFile: join(sidebar, 'vite.config.ts'), logLevel: 'warn' });
  completePackageFolder(dist, new URL(address.data));
  const zipped = await createAppPkg(dist);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')));
  const target = join(dist, `handrail-${version}.zip`);
  copyFileSync(zipped, target);
  rmSync(join(dist, 'tmp'), { recursive: true });
  console.log(`Packaged for ${address.data}: ${target}`);
}
