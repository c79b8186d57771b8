import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import type { Plugin } from 'vite';

const scheme = 'icon:';
const iconsRoot = dirname(createRequire(import.meta.url).resolve('@zendeskgarden/svg-icons/package.json'));

/** Serves `icon:16/<name>` as a module that exports one React component, so each icon costs only its own path. */
export function icons(): Plugin {
  return {
    name: 'handrail-icons',
    resolveId: (id) => (id.startsWith(scheme) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${scheme}`)) return null;
      const svg = readFileSync(join(iconsRoot, 'src', `${id.slice(scheme.length + 1)}.svg`), 'utf8');
      const [size, width] = /viewBox="([^"]+ (\d+))"/.exec(svg)?.slice(1) ?? [];
      const body = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1];
      if (size === undefined || body === undefined) throw new Error(`${id} is not an icon`);
      return [
        `import { createElement } from 'react';`,
        `const inner = { __html: ${JSON.stringify(body)} };`,
        `const box = { xmlns: 'http://www.w3.org/2000/svg', width: ${width}, height: ${width}, viewBox: ${JSON.stringify(size)}, focusable: 'false', 'aria-hidden': true };`,
        `export const Icon = (props) => createElement('svg', { ...box, ...props, dangerouslySetInnerHTML: inner });`,
      ].join('\n');
    },
  };
}
