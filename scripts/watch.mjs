import { build } from 'vite';
import { root } from './root.mjs';

/** Rebuilds one workspace whenever its sources change. */
process.chdir(`${root}/${process.argv[2]}`);
process.on('disconnect', () => process.exit(0));
await build({ build: { watch: {}, emptyOutDir: false }, logLevel: 'warn' });
