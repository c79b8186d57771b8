import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const sidebar = join(import.meta.dirname, '..');
const repository = join(sidebar, '../..');

/** The pages are the service's to serve; Zendesk is given the manifest, the listing's texts and the logos. */
const ignored = [
  'assets/*.js',
  'assets/*.css',
  'assets/*.html',
  'assets/*.br',
  'assets/*.json',
  'assets/*.map',
  '*.zip',
  'zcli.apps.config.json',
  '',
];

/**
 * Completes `dist` to the folder that is packaged for Zendesk.
 * @param service fixed address of the rules service; null leaves it to a setting of each installation
 */
export function completePackageFolder(dist: string, service: URL | null): void {
  mkdirSync(join(dist, 'assets'), { recursive: true });
  const manifest = readFileSync(join(repository, 'manifest.json'), 'utf8');
  writeFileSync(join(dist, 'manifest.json'), service ? withService(manifest, service) : manifest);
  cpSync(join(sidebar, 'translations'), join(dist, 'translations'), { recursive: true });
  cpSync(join(sidebar, 'logos'), join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, '.zcliignore'), ignored.join('\n'));
}

/** An address that every agent's browser can be sent to: HTTPS, with the path that a proxy may have put in front. */
export const ServiceAddressSchema = z
  .url({ protocol: /^https$/, error: 'Give an https address, e.g. --service https://handrail.your-company.com' })
  .transform((text) => new URL(text))
  .refine(({ username, password }) => username === '' && password === '', 'Leave user name and password out')
  .refine(({ search, hash }) => search === '' && hash === '', 'Leave out ? and #');

/** The same locations below one service, and no setting to ask for. */
function withService(manifest: string, service: URL): string {
  const base = service.href.replace(/\/$/, '');
  return manifest.replaceAll('https://{{setting.service}}', base).replace(/^ *"parameters": \[.*\],\n/m, '');
}
