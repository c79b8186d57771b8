import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*', 'services/*', 'apps/sidebar', 'bench'].map((root) => ({
      test: { root, name: root, include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'] },
    })),
  },
});
