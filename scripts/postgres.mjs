import { existsSync, readdirSync } from 'node:fs';
import { installFromDebian } from './debian.mjs';

/** The store's contract suite runs on a real PostgreSQL: see that its programs are there, or say that they are not. */
export function ensurePostgres() {
  const home = '/usr/lib/postgresql';
  const hasServer = () =>
    existsSync(home) && readdirSync(home).some((version) => existsSync(`${home}/${version}/bin/initdb`));
  if (process.env.TEST_DATABASE_URL || hasServer()) return true;
  return installFromDebian('postgresql') && hasServer();
}
