import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { icons } from './build/icons.ts';
import { chunkNames } from './build/chunk-name.ts';
import { locationPages, packageFolder } from './build/page.ts';
import { unusedParts } from './build/unused-parts.ts';

/**
 * Has Chromium compile a script whole where it arrives, beside the page's thread, instead of each function where it is
 * first called, with somebody waiting: https://v8.dev/blog/explicit-compile-hints. Elsewhere it is a comment.
 */
const compiledAhead = '//# allFunctionsCalledOnLoad';

/** What a ticket's page draws: a click there is answered by drawing what it changed and nothing else. */
const compiler = {
  target: '18' as const,
  sources: ['fact', 'steps', 'ticket', 'verdict'].map((folder) => `/sidebar/src/${folder}/`),
};

export default defineConfig({
  root: import.meta.dirname,
  // Every address is relative: a proxy may have put a path in front of the service.
  base: './',
  plugins: [
    react({ compiler }),
    icons(),
    unusedParts(),
    locationPages(),
    packageFolder(),
    compressed(`${import.meta.dirname}/dist/assets`),
  ],
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    assetsDir: '.',
    manifest: 'chunks.json',
    // What a part fetched later needs is mostly here: to look for each piece first costs a click more than it brings.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    target: 'es2022',
    rolldownOptions: {
      // The schema library is larger than one lazy chunk may be.
      output: {
        // Minifying takes every comment away but those that are put there after it.
        postBanner: compiledAhead,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'schema-core', test: /zod\/v4\/core/ },
            { name: chunkNames('first'), debugName: 'first' },
            { name: chunkNames('later'), debugName: 'later', maxSize: 150_000 },
          ],
        },
      },
    },
  },
});
