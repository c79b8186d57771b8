import { createBuilder } from 'vite';
import { root } from './root.mjs';

/** Rebuilds one workspace, in each of its environments, whenever its sources change. */
process.chdir(`${root}/${process.argv[2]}`);
process.on('disconnect', () => process.exit(0));
const builder = await createBuilder({ build: { watch: {}, emptyOutDir: false }, logLevel: 'warn' }, null);
await builder.buildApp();
