import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** One file that holds the service and its packages; native and connection drivers stay in node_modules. */
export default defineConfig({
  build: {
    ssr: 'src/server.ts',
    outDir: 'dist',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      external: [...builtinModules, /^node:/, 'libsql', 'pg'],
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
});
