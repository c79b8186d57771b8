import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const unused = [
  // Writes JSON Schema: every schema of zod has it at hand. An eighth of what a ticket's page reads before it can check
  // an answer.
  /\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/,
  // Writes styles for browsers of ten years ago, which styled-components does only when it is asked to.
  /\/stylis\/src\/Prefixer\.js$/,
];
const exported = /^export (?:function|const|class) (\w+)|^export \{ \w+ as (\w+) \};$/gm;

/**
 * Leaves out what no page calls, though no bundler can prove it: in its place stand functions that answer nothing. A
 * name that is not found here fails the build.
 */
export function unusedParts(): Plugin {
  return {
    name: 'handrail-unused-parts',
    load(id) {
      if (!unused.some((path) => path.test(id))) return null;
      const names = Array.from(readFileSync(id, 'utf8').matchAll(exported), ([, plain, renamed]) => plain ?? renamed);
      return names.map((name) => `export const ${name} = () => undefined;`).join('\n');
    },
  };
}
