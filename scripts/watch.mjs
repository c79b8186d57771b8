import { createBuilder } from 'vite';
import { root } from './root.mjs';

/** Rebuilds one workspace, in each of its environments, whenever its sources change. */
process.chdir(`${root}/${process.argv[2]}`);
process.on('disconnect', () => process.exit(0));
// Several environments build into one folder at the same time: none may empty it.
const keep = { name: 'handrail-keep', configEnvironment: () => ({ build: { emptyOutDir: false } }) };
const builder = await createBuilder({ build: { watch: {} }, plugins: [keep], logLevel: 'warn' }, null);
await builder.buildApp();
