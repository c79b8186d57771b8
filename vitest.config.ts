import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folders = [
  'packages/contract',
  'packages/engine',
  'packages/reading',
  'packages/workflows',
  'packages/zaf',
  'services/rules',
  'apps/sidebar',
  'apps/desk',
  'bench',
];

/** Those of a page leave things behind in it. The others share what they import: a third of their time was importing. */
const drawn = new Set(['apps/sidebar', 'apps/desk']);

export default defineConfig({
  test: {
    // By default one core is left to the watcher, and a small machine has two.
    maxWorkers: '100%',
    projects: folders.map((folder) => ({
      // The sidebar's tests need the icon plugin of its build.
      ...(folder === 'apps/sidebar' ? { extends: `./${folder}/vite.config.ts` as const } : {}),
      test: {
        name: folder,
        root: folder,
        isolate: drawn.has(folder),
        // Only what stands still ends here: on a busy machine a test that reads all workflows takes many times its usual.
        testTimeout: 30_000,
        hookTimeout: 30_000,
        include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'build/**/*.test.ts'],
        setupFiles: [fileURLToPath(new URL('scripts/quiet-console.ts', import.meta.url))],
      },
    })),
  },
});
