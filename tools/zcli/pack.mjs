import { createAppPkg } from '@zendesk/zcli-apps/dist/lib/package.js';

/** node pack.mjs FOLDER: packs a folder the way `zcli apps:package` does, and prints where the package is. */
console.log(await createAppPkg(process.argv[2]));
