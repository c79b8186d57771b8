import { existsSync, mkdirSync, statfsSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../configuration.ts';
import { type Finding, findingsOf } from './finding.ts';

const disk = findingsOf('disk');
const program = findingsOf('program');
const megabyte = 1024 * 1024;
const oldestMajor = 20;
const supportedMajor = 22;

/** Free space and write permission where the store and the session secret are kept. */
export function checkDisk({ DATA_DIR }: Configuration, freeMegabytes = freeOf): Finding[] {
  try {
    mkdirSync(DATA_DIR, { recursive: true, mode: 0o700 });
    const probe = join(DATA_DIR, '.doctor');
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    return [disk.problem(`${DATA_DIR} cannot be written: ${String(error)}`, 'Give the service’s user that folder.')];
  }
  const free = freeMegabytes(DATA_DIR);
  if (free < 100)
    return [disk.problem(`${free} MB are free in ${DATA_DIR}`, 'Make room: writes stop when it is full.')];
  if (free < 1000) return [disk.warning(`${free} MB are free in ${DATA_DIR}`, 'Make room before it runs out.')];
  return [disk.ok(`${free} MB are free in ${DATA_DIR}`)];
}

function freeOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / megabyte);
}

/** Node's age, and the pages and scripts that the service serves. */
export function checkProgram({ SIDEBAR_DIR }: Configuration, nodeVersion = process.versions.node): Finding[] {
  const found: Finding[] = [];
  const major = Number(nodeVersion.split('.')[0]);
  if (major < oldestMajor)
    found.push(program.problem(`Node is ${nodeVersion}`, `Use Node ${oldestMajor}.19 or newer; the newest is best.`));
  else if (major < supportedMajor)
    found.push(
      program.warning(`Node ${nodeVersion} gets no security fixes any more`, 'Use Node 24; Handrail is tested on it.'),
    );
  if (!existsSync(join(SIDEBAR_DIR, 'assets', 'ticket_sidebar.html')))
    found.push(program.problem(`There is no sidebar in ${SIDEBAR_DIR}`, 'Build it, or leave SIDEBAR_DIR unset.'));
  return found.length > 0 ? found : [program.ok(`Node ${nodeVersion}, with a sidebar to serve`)];
}
