import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folders = [
  'packages/contract',
  'packages/engine',
  'packages/workflows',
  'packages/zaf',
  'services/rules',
  'apps/sidebar',
  'apps/desk',
  'bench',
];

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
        include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'build/**/*.test.ts'],
        setupFiles: [fileURLToPath(new URL('scripts/quiet-console.ts', import.meta.url))],
      },
    })),
  },
});
