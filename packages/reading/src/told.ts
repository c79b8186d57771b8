import type { ReadKey, SourceKey } from '@handrail/contract';
import type { AddressReading, NamespaceReading, Place, TicketReading } from './reading.ts';

/** A value that the ticket tells, with where it stood; null for what Zendesk itself says of the ticket. */
export interface Told {
  value: string;
  place: Place | null;
}

/** What the ticket tells about one question: one value that leaves no doubt, or values for a person to judge. */
export interface Telling {
  clear: Told | null;
  /** Every value offered is one of several cases, as in a list of old and new addresses: none stands against another. */
  areCases: boolean;
  /** Best first. */
  offered: Told[];
}

const nothing: Telling = { clear: null, areCases: false, offered: [] };
const clear = (told: Told): Telling => ({ clear: told, areCases: false, offered: [told] });
const offer = (offered: Told[]): Telling => ({ clear: null, areCases: false, offered });
const tellOf = ({ value, place }: AddressReading): Told => ({ value, place });

/** The addresses of other mailboxes than the one the requester writes from. */
const foreign = ({ addresses }: TicketReading) => addresses.filter(({ isOwn }) => !isOwn);

/** One sure address is clear; several are offered. */
function oneOf(addresses: AddressReading[]): Telling {
  const [first, second] = addresses;
  if (first !== undefined && second === undefined && first.sure) return clear(tellOf(first));
  return offer(addresses.map(tellOf));
}

const byRole = (addresses: AddressReading[], role: 'old' | 'new') => [
  ...addresses.filter((one) => one.role === role),
  ...addresses.filter((one) => one.role === null),
];

/** The address that somebody has and wants changed. */
function oldAddress(reading: TicketReading): Telling {
  const olds = reading.pairs.map((pair) => pair.old);
  if (olds.length > 0) {
    const paired = new Set(reading.pairs.flatMap((pair) => [pair.old.key, pair.new.key]));
    const areCases = olds.every(({ sure }) => sure) && foreign(reading).every(({ key }) => paired.has(key));
    return { ...offer(unique(olds)), areCases };
  }
  return oneOf(byRole(foreign(reading), 'old'));
}

/** The address of the requester's own account: people also write from another mailbox than the one they sign in with. */
function ownAddress(reading: TicketReading, { isTheirs }: { isTheirs: boolean }): Telling {
  const [pair, ...more] = reading.pairs;
  if (pair !== undefined) {
    const isSure = more.length === 0 && pair.old.sure && pair.new.sure;
    return isSure ? clear(tellOf(pair.old)) : offer(unique(reading.pairs.map(({ old }) => old)));
  }
  const { email } = reading.requester;
  const own: Told[] = email === null ? [] : [{ value: email, place: null }];
  const others = foreign(reading);
  const isNewOnly = others.length === 1 && others[0]?.role === 'new';
  const [first] = own;
  if (first !== undefined && (isNewOnly || (isTheirs && others.length === 0))) return clear(first);
  return offer([...byRole(others, 'old').map(tellOf), ...own]);
}

/** The address that somebody wants to have. The requester's own counts when no other is named. */
function wantedAddress(reading: TicketReading): Telling {
  const others = foreign(reading);
  const wanted = others.filter(({ role }) => role === 'new');
  if (wanted.length > 0) return others.length === 1 ? oneOf(wanted) : offer(unique(wanted));
  return oneOf(others.length > 0 ? byRole(others, 'new') : reading.addresses);
}

function newAddress(reading: TicketReading, about: string | null): Telling {
  const own = reading.pairs.filter((pair) => pair.old.key === about);
  if (own.length > 0) return offer(unique(own.map((pair) => pair.new)));
  if (about !== null && reading.pairs.length > 1) return nothing;
  return offer(unique(reading.addresses.filter(({ role, key }) => role === 'new' && key !== about)));
}

function unique(addresses: AddressReading[]): Told[] {
  return [...new Map(addresses.map((one) => [one.key, tellOf(one)])).values()];
}

function namespace({ namespaces }: TicketReading, valueOf: (one: NamespaceReading) => string): Telling {
  const told = new Map(
    namespaces.map((one) => [valueOf(one).toLowerCase(), { value: valueOf(one), place: one.place }]),
  );
  const [first] = told.values();
  const isClear = told.size === 1 && first !== undefined && namespaces.every(({ sure }) => sure);
  return isClear ? clear(first) : offer([...told.values()]);
}

/** How close the links lead to the fault: `specific` names the very page. */
function link({ namespaces, notRead }: TicketReading): Telling {
  const page = namespaces.find((one) => ['jobs', 'pipelines', 'blob', 'builds'].includes(one.page ?? ''));
  if (page !== undefined) return clear({ value: 'specific', place: page.place });
  const [first] = namespaces;
  if (first !== undefined) return clear({ value: 'general', place: first.place });
  return notRead.messages > 0 ? nothing : clear({ value: 'none', place: null });
}

type Tell = (reading: TicketReading, about: string | null) => Telling;

const tellings: Record<Exclude<ReadKey, SourceKey>, Tell> = {
  'ticket.requester.email': ({ requester }) =>
    requester.email === null ? nothing : clear({ value: requester.email, place: null }),
  'ticket.requester.name': ({ requester }) =>
    requester.name === null ? nothing : clear({ value: requester.name, place: null }),
  'ticket.address': oldAddress,
  'ticket.address.account': (reading) => ownAddress(reading, { isTheirs: true }),
  'ticket.address.held': (reading) => ownAddress(reading, { isTheirs: false }),
  'ticket.address.wanted': wantedAddress,
  'ticket.address.new': newAddress,
  'ticket.namespace': (reading) => namespace(reading, ({ path }) => path),
  'ticket.namespace.top': (reading) => namespace(reading, ({ path }) => path.split('/')[0] ?? path),
  'ticket.link': link,
  'ticket.username': ({ usernames }) => offer(usernames.map(({ username, place }) => ({ value: username, place }))),
  'ticket.plan': ({ plans }) =>
    plans.length === 1 ? offer(plans.map(({ plan, place }) => ({ value: plan, place }))) : nothing,
};

const isTold = (key: string): key is keyof typeof tellings => Object.hasOwn(tellings, key);

/**
 * What the ticket tells by the `read` key of a fact; nothing for keys of other sources.
 *
 * @param about key of the address a run is about, where one is: of several pairs only its own counts
 */
export function tellingOf(
  reading: TicketReading,
  key: string,
  { about = null }: { about?: string | null } = {},
): Telling {
  return isTold(key) ? tellings[key](reading, about) : nothing;
}
