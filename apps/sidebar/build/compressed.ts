import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

/** Less fits the packet that its headers come in. */
const least = 1000;

/** Writes each piece of code once more as the service sends it to browsers that take Brotli, which all of today do. */
export function compressed(assets: string): Plugin {
  return {
    name: 'handrail-compressed',
    // Who changes the code and looks at it waits for no packing.
    apply: ({ build }, { command }) => command === 'build' && !build?.watch,
    closeBundle() {
      for (const name of readdirSync(assets).filter((each) => /\.(js|css)$/.test(each))) {
        const code = readFileSync(join(assets, name));
        if (code.length < least) continue;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: code.length };
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(code, { params }));
      }
    },
  };
}
