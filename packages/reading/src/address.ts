import { parse } from 'tldts';

/** Names that the public suffix list does not know and that still end addresses (RFC 2606, 6761, 6762, 9476). */
const specialSuffixes = new Set(['example', 'test', 'invalid', 'localhost', 'local', 'internal', 'alt']);
const labelForm = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const localForm = /^[\p{L}\p{M}\p{N}_.+'-]{1,64}$/u;
/** Names of picture sizes such as `logo@2x.png`. */
const pictureSize = /^\d+x\./;

/** A domain in the one form that compares: lower case and ASCII. Null when mail cannot go there. */
export function asciiDomain(domain: string): string | null {
  if (domain.length > 253 || pictureSize.test(domain)) return null;
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => labelForm.test(label))) return null;
  const last = labels.at(-1) ?? '';
  if (/^\d+$/.test(last)) return null;
  let host: string;
  try {
    host = new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
  const { isIp, isIcann, domain: registrable } = parse(host);
  if (isIp === true || host === '') return null;
  if (isIcann === true) return registrable === null ? null : host;
  return specialSuffixes.has(last.toLowerCase()) ? host : null;
}

/** What stands before the sign, as it compares: without quotes that are not needed. Null when it is no such name. */
export function plainLocal(local: string): string | null {
  const quoted = /^"((?:[^"\\\n]|\\[^\n]){1,62})"$/u.exec(local)?.[1];
  if (quoted !== undefined) {
    const bare = quoted.replaceAll(/\\(.)/gu, '$1');
    return isDotAtom(bare) ? bare : local;
  }
  return isDotAtom(local) ? local : null;
}

function isDotAtom(local: string): boolean {
  return localForm.test(local) && !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
}

/** Two addresses with one key reach one mailbox name: case, composition and the form of the domain do not count. */
export function addressKey(address: string): string | null {
  const at = address.lastIndexOf('@');
  const local = plainLocal(address.slice(0, Math.max(at, 0)));
  const domain = asciiDomain(address.slice(at + 1));
  return local === null || domain === null ? null : `${local.normalize('NFC').toLowerCase()}@${domain}`;
}

const machines = /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?)(?:[+-].*)?$/;

/** Addresses of GitLab's own systems and of senders that nobody reads are no customer's. */
export function isMachine(key: string, gitlabHost: string): boolean {
  const at = key.lastIndexOf('@');
  const domain = key.slice(at + 1);
  return domain === gitlabHost || domain.endsWith(`.${gitlabHost}`) || machines.test(key.slice(0, at));
}
