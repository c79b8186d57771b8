import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const day = 24 * 60 * 60_000;
/** A tab with a ticket is seldom open for longer. */
export const keptFor = 14 * day;

/** Names of these hold a hash of what is in them, so one name is one content for good. */
const isCode = (name: string) => /-[\w-]{6,}\.(js|css)(\.br)?$/.test(name);

/**
 * Keeps the code of this release beside that of those before it: a page that was opened before a deploy fetches parts
 * of its own release for as long as it is open. What no release has had for two weeks goes.
 */
export function keepAssets(current: string, kept: string, now: number): void {
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(current).filter(isCode)) {
    const to = join(kept, name);
    if (!existsSync(to)) copyFileSync(join(current, name), to);
    utimesSync(to, now / 1000, now / 1000);
  }
  for (const name of readdirSync(kept))
    if (now - statSync(join(kept, name)).mtimeMs > keptFor) rmSync(join(kept, name), { force: true });
}
