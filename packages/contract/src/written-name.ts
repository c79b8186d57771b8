import type { TextFormat } from './fact.ts';

/**
 * What people write down and what then becomes part of a command or an admin note. Letters of any script, and no sign
 * that a shell, a chat command or the eye could take for something else: no blank, quote, bracket, `;`, `|`, `$`, no
 * option (`--force`), nothing invisible and nothing that turns the reading direction.
 */
const invisible = /\p{Default_Ignorable_Code_Point}|\p{C}|\p{Z}/u;
const localPart = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_+=&~-]|(?<=\p{L})'(?=\p{L})|\.(?=[\p{L}\p{N}_+=&~-]))*$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
/** GitLab's own rule for one part of a path. */
const pathPart = /^[\p{L}\p{N}_.][\p{L}\p{M}\p{N}_.-]*$/u;

/** An e-mail address that may become part of a command: `o'brien+home@büro.example`, never `--force@x.example`. */
export function isAddress(text: string): boolean {
  if (text.length > 254 || invisible.test(text)) return false;
  const [local = '', domain = '', more] = text.split('@');
  const labels = domain.split('.');
  const isDomain = labels.length > 1 && labels.every((each) => label.test(each)) && /\D/.test(labels.at(-1) ?? '');
  return more === undefined && local.length <= 64 && localPart.test(local) && isDomain;
}

/** A name at GitLab: `jane.doe`, or `acme/web` for a path; without `@`, address or dots that climb. */
export function isGitlabName(text: string, format: TextFormat): boolean {
  if (text.length > 255 || invisible.test(text)) return false;
  const parts = text.split('/');
  const isName = parts.every((part) => pathPart.test(part) && !/^\.+$/.test(part));
  return isName && (format === 'path' || parts.length === 1);
}
