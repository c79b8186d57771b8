import { ensurePrograms } from './debian.mjs';
import { ensureInstalled } from './installed.mjs';
import { ensurePostgres } from './postgres.mjs';
import { run } from './run.mjs';

/** Restarts and upgrades two instances under load, behind each proxy that `deploy/` has settings for. */
const packages = ['nginx-light', 'caddy'];
ensureInstalled();
if (!ensurePostgres() || !ensurePrograms(['nginx', 'caddy'], packages)) {
  console.log(`Rolling upgrade: SKIPPED. It needs Linux with ${packages.join(', ')} and postgresql from Debian.`);
  process.exit(0);
}
process.exit(await run('tsx', ['services/rules/test/machines/rolling.ts']));
