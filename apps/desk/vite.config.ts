import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Three outputs of one build: the page, the SDK as the plain script that Zendesk serves, and the server. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  builder: {},
  environments: {
    client: { build: { outDir: 'dist/page', emptyOutDir: true, target: 'es2023' } },
    sdk: {
      consumer: 'client',
      build: {
        outDir: 'dist/page',
        emptyOutDir: false,
        copyPublicDir: false,
        lib: { entry: 'src/sdk/zaf-sdk.ts', formats: ['iife'], name: 'handrailDeskSdk', fileName: () => 'zaf_sdk.js' },
      },
    },
    server: {
      consumer: 'server',
      resolve: { noExternal: [/^@handrail\//] },
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        target: 'node20',
        ssr: 'src/server.ts',
        rolldownOptions: { output: { entryFileNames: 'server.js', codeSplitting: false } },
      },
    },
  },
});
