import { Buffer } from 'node:buffer';
import { hash, randomFillSync } from 'node:crypto';
import type { Actor, Basis, EventBody } from '@handrail/contract';
import type { ChainEnd, RunRow, StoredEvent } from './store.ts';

/** `previousHash` of a run's first event. */
export const chainStart = '0'.repeat(64);

const sha256 = (text: string) => hash('sha256', text);

const saltSize = 16;
/** Randomness for many salts is fetched at once: each fetch is a call to the system. */
const random = Buffer.alloc(256 * saltSize);
let used = random.length;

function newSalt(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += saltSize;
  return random.toString('hex', used - saltSize, used);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function inOrder(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]));
}

/** JSON with sorted keys, so that a plain value has one text whatever engine stored it. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value));

/** What a digest covers and an erasure takes. Events of before have no basis, and their digests cover none. */
export interface Sealed {
  body: EventBody;
  name: string | null;
  basis?: Basis;
}

export const sealedIn = (body: EventBody, { actor, basis }: Pick<StoredEvent, 'actor' | 'basis'>): Sealed => ({
  body,
  name: actor.name,
  ...(basis ? { basis } : {}),
});

const digestOf = (salt: string, sealed: Sealed) => sha256(`${salt}\n${canonicalJson(sealed)}`);

type Hashed = Pick<StoredEvent, 'id' | 'runId' | 'seq' | 'at' | 'key' | 'type' | 'digest' | 'previousHash'> & {
  actor: Pick<Actor, 'id' | 'role'>;
};

/**
 * The hash covers the digest of the values, not the values: they can be erased later and the chain still verifies.
 * A person's name is a value, the numeric id of who acted is not.
 */
function hashOf(account: string, event: Hashed): string {
  const { id, runId, seq, at, key, type, digest, actor } = event;
  // Written with its keys in order, this is the record's canonical text without sorting it for each event.
  const record = { account, actor: { id: actor.id, role: actor.role }, at, digest, id, key, runId, seq, type };
  return sha256(`${event.previousHash}\n${JSON.stringify(record)}`);
}

export interface EventDraft {
  id: string;
  runId: string;
  seq: number;
  at: string;
  actor: Actor;
  key: string;
  body: EventBody;
  basis?: Basis | null;
}

/** Adds an event to the chain that ends in `previousHash`. */
export function chainEvent(account: string, previousHash: string, draft: EventDraft, salt = newSalt()): StoredEvent {
  const digest = digestOf(salt, sealedIn(draft.body, draft));
  const event = { ...draft, basis: draft.basis ?? null, type: draft.body.type, previousHash, digest, salt };
  return { ...event, hash: hashOf(account, event) };
}

export interface BrokenChain {
  account: string;
  runId: string;
  /** The first event that does not fit, or the seq that should be there. */
  seq: number;
  says: string;
}

export const endOf = ({ summary, head }: RunRow): ChainEnd => ({ runId: summary.id, seq: summary.seq, head });

/** Checks one run's chain against itself and the end it remembers; null when all of it holds. */
export function checkChain(account: string, end: ChainEnd, events: readonly StoredEvent[]): BrokenChain | null {
  const { runId } = end;
  const broken = (seq: number, says: string) => ({ account, runId, seq, says });
  let previousHash = chainStart;
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    if (event.seq !== seq) return broken(seq, `event ${seq} is missing, ${event.seq} follows`);
    if (event.previousHash !== previousHash) return broken(seq, 'it does not follow the event before');
    const isErased = event.body === null;
    if (isErased !== (event.salt === null)) return broken(seq, 'its values cannot be read and were not erased');
    if (event.body && event.salt && digestOf(event.salt, sealedIn(event.body, event)) !== event.digest) {
      return broken(seq, 'its values were changed');
    }
    if (event.body && event.body.type !== event.type) return broken(seq, 'its type was changed');
    if (hashOf(account, event) !== event.hash) {
      const isReplaced = event.key.includes('\uFFFD');
      const says = 'it was changed, or its key held half a character, which earlier versions took and no store keeps';
      return broken(seq, isReplaced ? says : 'it was changed');
    }
    previousHash = event.hash;
  }
  const seq = events.length;
  if (end.seq !== seq) return broken(seq + 1, `the run says it has ${end.seq} events, there are ${seq}`);
  return end.head === previousHash ? null : broken(seq, 'it is not the end that the run remembers');
}

/** Same body, whatever the order of its keys: a retry, not another change under a used key. */
export const isSameBody = (a: EventBody | null, b: EventBody) => a !== null && canonicalJson(a) === canonicalJson(b);
