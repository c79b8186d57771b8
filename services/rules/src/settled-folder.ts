import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Differs as soon as a file in it was written, replaced, added or removed; never the same twice while one of them goes. */
function stampOf(folder: string): string | symbol {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
    return files
      .map((file) => {
        const { mtimeMs, size, ino } = statSync(join(folder, file));
        return `${file} ${mtimeMs} ${size} ${ino}`;
      })
      .join('\n');
  } catch {
    return Symbol('changing');
  }
}

export interface SettledFolder {
  /** What stands there now is known; called before it is read, so that a change meanwhile is seen. */
  taken(): void;
  /** Whether it differs from what was taken and has not changed since the last look: a copy that is half done is neither. */
  look(): boolean;
}

/** A folder that others write to at any time, without a word. */
export function settledFolder(folder: string): SettledFolder {
  let known = stampOf(folder);
  let last = known;
  return {
    taken() {
      known = stampOf(folder);
      last = known;
    },
    look() {
      const before = last;
      last = stampOf(folder);
      return last === before && last !== known;
    },
  };
}
