import { ensureInstalled } from './installed.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** Circles, types included, and the arrows between the rooms of one package; turbo guards those between packages. */
const tool = `${root}/tools/arrows`;
ensureInstalled(tool);
const folders = ['packages', 'services', 'apps', 'bench', 'scripts'];
process.exit(
  await run(process.execPath, [
    `${tool}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
    '--config',
    `${tool}/arrows.mjs`,
    ...folders,
  ]),
);
