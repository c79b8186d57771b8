import type { TextFormat } from '@handrail/contract';

/** GitLab's own rule for the parts of a path: no sign at the start but a dot or underscore, none at the end. */
const part = /^[\p{L}\p{N}_.][\p{L}\p{N}_.-]*$/u;
const address = /^(?:https?:\/\/[^/\s]+\/|git@[^:\s]+:|ssh:\/\/[^/\s]+\/)(?<path>\S*)$/i;
/** What stands before the name in addresses of pages about users and groups. */
const prefixes = [/^admin\/users\//, /^admin\/groups\//, /^admin\/projects\//, /^users\//, /^groups\//];

/** A username or path out of what was typed or pasted: a name, `@name`, or the address of a page about it. */
export function readGitlabName(written: string, format: TextFormat): string | null {
  const found = address.exec(written)?.groups?.['path'];
  const isAddress = found !== undefined;
  const parts = (found === undefined ? written.replace(/^@/, '') : pagePath(found)).split('/').filter(Boolean);
  if (parts.length === 0 || !parts.every((each) => part.test(each))) return null;
  if (format === 'path') return parts.join('/');
  const [first = null] = parts;
  // Of an address the first part is the name, whatever page it leads to; written out, a name has one part.
  return isAddress || parts.length === 1 || format === 'top_level_path' ? first : null;
}

/** The path a page is about, without the page: `acme/web` of `acme/web/-/issues?state=all`. */
function pagePath(path: string): string {
  const bare = decoded(path.replace(/[?#].*$/, ''))
    .replace(/(^|\/)-\/.*$/, '')
    .replace(/\.git$/, '');
  const prefix = prefixes.find((each) => each.test(bare));
  return prefix ? bare.replace(prefix, '').replace(/\/edit$/, '') : bare;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
