import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sidebar = join(import.meta.dirname, '..');
const repository = join(sidebar, '../..');

/** The pages are the service's to serve; Zendesk is given the manifest, the listing's texts and the logos. */
const ignored = ['assets/*.js', 'assets/*.css', 'assets/*.html', 'assets/*.json', 'assets/*.map', '*.zip', ''];

/**
 * Completes `dist` to the folder that is packaged for Zendesk.
 * @param service address of the rules service; null leaves the addresses of the root manifest
 */
export function completePackageFolder(dist: string, service: URL | null): void {
  mkdirSync(join(dist, 'assets'), { recursive: true });
  const manifest = readFileSync(join(repository, 'manifest.json'), 'utf8');
  writeFileSync(join(dist, 'manifest.json'), service ? withService(manifest, service) : manifest);
  cpSync(join(sidebar, 'translations'), join(dist, 'translations'), { recursive: true });
  cpSync(join(sidebar, 'logos'), join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, '.zcliignore'), ignored.join('\n'));
}

/** The same paths below another service. */
function withService(manifest: string, service: URL): string {
  return manifest.replaceAll(/"url": "https:\/\/[^"]*(\/app\/[^"]*)"/g, (_whole, path: string) => {
    return `"url": ${JSON.stringify(new URL(path, service).href)}`;
  });
}
