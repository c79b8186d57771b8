import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { z } from 'zod';
import { pack } from '../build/pack.ts';
import { completePackageFolder, ServiceAddressSchema } from '../build/package-folder.ts';

// npm run package; with --service https://handrail.your-company.com the address is fixed, not a setting
const { values } = parseArgs({ options: { service: { type: 'string' } } });
const address = ServiceAddressSchema.optional().safeParse(values.service);

if (!address.success) {
  console.error(address.error.issues[0]?.message);
  process.exitCode = 1;
} else {
  const sidebar = join(import.meta.dirname, '..');
  const dist = join(sidebar, 'dist');
  await build({ configFile: join(sidebar, 'vite.config.ts'), logLevel: 'warn' });
  completePackageFolder(dist, address.data ?? null);
  const zipped = pack(dist);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')));
  const target = join(dist, `handrail-${version}.zip`);
  copyFileSync(zipped, target);
  rmSync(join(dist, 'tmp'), { recursive: true });
  console.log(`Packaged for ${address.data?.href ?? 'any service'}: ${target}`);
}
