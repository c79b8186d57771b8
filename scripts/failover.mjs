import { ensurePrograms } from './debian.mjs';
import { ensureInstalled } from './installed.mjs';
import { ensurePostgres } from './postgres.mjs';
import { run } from './run.mjs';

/** Kills the primary of a real PostgreSQL pair under load; `--long` does it ten times instead of three. */
const packages = ['patroni', 'python3-etcd', 'etcd-server', 'haproxy'];
ensureInstalled();
if (!ensurePostgres() || !ensurePrograms(['patroni', 'etcd', 'haproxy'], packages)) {
  console.log(`Failover: SKIPPED. It needs Linux with ${packages.join(', ')} and postgresql from Debian.`);
  process.exit(0);
}
const env = process.argv.includes('--long') ? { HANDRAIL_LONG: '1' } : {};
process.exit(await run('tsx', ['services/rules/test/machines/failover.ts'], { env }));
