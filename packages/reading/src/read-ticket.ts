import type { TicketSnapshot } from '@handrail/contract';
import { addressKey, isMachine } from './address.ts';
import { addressRoles } from './address-roles.ts';
import { findAddresses } from './find-addresses.ts';
import { findLinks } from './find-links.ts';
import { findPlans } from './find-plans.ts';
import { findUsernames } from './find-usernames.ts';
import { gitlabPlace } from './gitlab-path.ts';
import { Meter } from './meter.ts';
import type { AddressReading, Place, TicketReading, Words } from './reading.ts';
import { sentenceAround } from './sentence-around.ts';
import { whoseWords } from './whose-words.ts';

export interface ReadingOptions {
  /** The one host whose links name users and groups, e.g. `gitlab.com`. */
  gitlabHost: string;
}

/** More of one kind on a ticket is a list that people go through themselves. */
const mostOfKind = 200;

/**
 * Reads a ticket as a careful person would: only the requester's own public words, addresses whole or not at all,
 * links by their parts. Total on any snapshot; the work grows with the text and never faster.
 */
export function readTicket(snapshot: TicketSnapshot, { gitlabHost }: ReadingOptions): TicketReading {
  const meter = new Meter();
  const { words, notRead } = whoseWords(snapshot, meter);
  const { name, email } = snapshot.requester;
  const key = email === null ? null : addressKey(email);
  const reading: TicketReading = {
    requester: { name, email: email === null ? null : email.trim().toLowerCase(), key },
    words,
    addresses: [],
    pairs: [],
    namespaces: [],
    usernames: [],
    elsewhere: false,
    plans: [],
    notRead,
    steps: 0,
  };
  for (const one of words) readWords(reading, one, gitlabHost, meter);
  reading.steps = meter.steps;
  return reading;
}

function readWords(reading: TicketReading, words: Words, gitlabHost: string, meter: Meter): void {
  const { text, part, comment } = words;
  const placeOf = (start: number, end: number): Place => ({
    part,
    comment,
    at: start,
    sentence: sentenceAround(text, start, end, meter),
  });
  const { links, spans } = findLinks(text, gitlabHost, meter);
  const found = findAddresses(text, spans, meter).slice(0, mostOfKind);
  const roles = addressRoles(text, found, meter);
  const here = found.map(({ value, key, start, end, sure }, at): AddressReading | null => {
    if (isMachine(key, gitlabHost)) return null;
    return {
      value,
      key,
      role: roles[at] ?? null,
      sure,
      isOwn: key === reading.requester.key,
      place: placeOf(start, end),
    };
  });
  for (const [at, one] of here.entries()) {
    if (one === null) continue;
    const next = here[at + 1];
    if (one.role === 'old' && next?.role === 'new' && one.key !== next.key) addPair(reading, one, next);
    if (one.role === 'new' && next?.role === 'old' && one.key !== next.key && here[at - 1]?.role !== 'old') {
      addPair(reading, next, one);
    }
    addAddress(reading, one);
  }
  for (const { url, start, end } of links) {
    if (url.hostname !== gitlabHost && url.pathname.includes('/-/')) reading.elsewhere = true;
    if (url.hostname !== gitlabHost || reading.namespaces.length >= mostOfKind) continue;
    const place = gitlabPlace(url.pathname);
    if (place?.kind === 'user') addUsername(reading, place.username, placeOf(start, end));
    if (place?.kind === 'namespace') addNamespace(reading, place, placeOf(start, end));
  }
  for (const remote of remotes(text, gitlabHost, meter)) {
    const place = gitlabPlace(`/${remote.path}`);
    if (place?.kind === 'namespace') addNamespace(reading, place, placeOf(remote.start, remote.end));
  }
  for (const { username, start, end } of findUsernames(
    text,
    [...spans, ...found].toSorted((a, b) => a.start - b.start),
    meter,
  )) {
    addUsername(reading, username, placeOf(start, end));
  }
  for (const { plan, start, end } of findPlans(text, meter)) {
    if (!reading.plans.some((one) => one.plan === plan)) reading.plans.push({ plan, place: placeOf(start, end) });
  }
}

function addAddress({ addresses }: TicketReading, one: AddressReading): void {
  const known = addresses.find(({ key }) => key === one.key);
  if (known === undefined) {
    if (addresses.length < mostOfKind) addresses.push(one);
    return;
  }
  known.role ??= one.role;
  known.sure ||= one.sure;
}

function addPair({ pairs }: TicketReading, old: AddressReading, next: AddressReading): void {
  const isKnown = pairs.some((pair) => pair.old.key === old.key && pair.new.key === next.key);
  if (!isKnown && pairs.length < mostOfKind) pairs.push({ old, new: next });
}

function addNamespace(
  { namespaces }: TicketReading,
  found: { path: string; sure: boolean; page: string | null },
  place: Place,
): void {
  const known = namespaces.find(({ path }) => path.toLowerCase() === found.path.toLowerCase());
  if (known === undefined) namespaces.push({ path: found.path, sure: found.sure, page: found.page, place });
  else {
    known.sure ||= found.sure;
    known.page ??= found.page;
  }
}

function addUsername({ usernames }: TicketReading, username: string, place: Place): void {
  const isKnown = usernames.some((one) => one.username.toLowerCase() === username.toLowerCase());
  if (!isKnown && usernames.length < mostOfKind) usernames.push({ username, place });
}

/** Remotes such as `git@gitlab.com:acme/web.git`. */
function remotes(text: string, gitlabHost: string, meter: Meter): { path: string; start: number; end: number }[] {
  const found: { path: string; start: number; end: number }[] = [];
  const lead = `git@${gitlabHost}:`;
  meter.spend(text.length);
  for (let at = text.indexOf(lead); at >= 0 && found.length < mostOfKind; at = text.indexOf(lead, at + lead.length)) {
    const path = /^[\w./-]{1,300}/.exec(text.slice(at + lead.length, at + lead.length + 300))?.[0] ?? '';
    const named = path.replace(/[./-]{1,40}$/, '');
    if (named !== '') found.push({ path: named, start: at, end: at + lead.length + named.length });
  }
  return found;
}
