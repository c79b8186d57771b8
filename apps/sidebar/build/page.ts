import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { completePackageFolder } from './package-folder.ts';

const sidebar = join(import.meta.dirname, '..');

/** Emits the script that colours the page before first paint: inline scripts are refused by the page's policy. */
export function firstPaint(): Plugin {
  const source = readFileSync(join(sidebar, 'src/first-paint.js'), 'utf8');
  const fileName = `first-paint-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`;
  let base = '/';
  return {
    name: 'handrail-first-paint',
    configResolved(config) {
      base = config.base;
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript');
        response.end(source);
      });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `${base}${fileName}` }, injectTo: 'head-prepend' }],
  };
}

/** Adds what Zendesk is given to the build's folder. */
export function packageFolder(): Plugin {
  return {
    name: 'handrail-package-folder',
    apply: 'build',
    closeBundle: () => completePackageFolder(join(sidebar, 'dist'), null),
  };
}
