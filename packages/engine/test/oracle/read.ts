import type { Facts, Member } from '@handrail/contract';
import type { AuthoredWorkflow, Condition, Test } from '../../src/workflow/authored-workflow.ts';

/**
 * A second reading of what authored facts mean, for tests only. It shares no code with the engine: where both agree,
 * they agree for independent reasons.
 */
export type Value = boolean | number | string | readonly string[] | readonly Member[];

/** Base facts by id; undefined is not known. */
export type Given = Record<string, Value | undefined>;

export type BaseFact = {
  id: string;
  type: 'boolean' | 'choice' | 'number' | 'date' | 'text' | 'email' | 'list' | 'members';
  options: string[];
  starts: Value | undefined;
};

type AuthoredFact = AuthoredWorkflow['facts'][string];

/** Facts that somebody or some step records: the inputs of the decision. */
export function baseFacts({ facts, until }: AuthoredWorkflow): BaseFact[] {
  const base: BaseFact[] = [];
  for (const [id, fact] of Object.entries(facts)) {
    if ('ask' in fact) base.push({ id, type: fact.type, options: names(fact.options), starts: fact.starts });
    else if ('progress' in fact) {
      const options = names(fact.options);
      const type = options.length > 0 ? 'choice' : 'boolean';
      base.push({ id, type, options, starts: options[0] ?? false });
    }
  }
  for (const [clause, { state_seen }] of Object.entries(until)) {
    base.push({ id: `until.${clause}`, type: 'choice', options: ['open', 'closed'], starts: state_seen });
  }
  return base;
}

/** Whether a part of a condition is a test on the fact it is keyed by. */
export function isTest(key: string, part: Condition[string]): part is Test {
  return part !== undefined && !['all', 'any', 'not'].includes(key);
}

function names(options: readonly (string | { value: string })[] = []): string[] {
  return options.map((option) => (typeof option === 'string' ? option : option.value));
}

export function dayOf(date: string): number {
  return Math.floor(Date.parse(date) / 86_400_000);
}

export function plain(text: string): string {
  return text.trim().toLowerCase();
}

export function domain(address: string): string {
  const parts = address.split('@');
  return parts.length < 2 ? '' : plain(parts.at(-1) ?? '');
}

/** Value of any fact but a `holds`; undefined as long as what is given does not settle it. */
export function read(authored: AuthoredWorkflow, id: string, given: Given, today: number): Value | undefined {
  const fact: AuthoredFact | undefined = authored.facts[id];
  if (fact === undefined || 'ask' in fact || 'progress' in fact) return given[id];
  if ('domain_of' in fact) {
    const address = given[fact.domain_of];
    return typeof address === 'string' ? domain(address) : undefined;
  }
  if ('count' in fact) {
    const list = given[fact.count];
    return Array.isArray(list) ? list.length : undefined;
  }
  if ('days_since' in fact) {
    const date = given[fact.days_since];
    return typeof date === 'string' ? today - dayOf(date) : undefined;
  }
  if ('equal' in fact) {
    const [left, right] = fact.equal.map((side) => textOf(read(authored, side, given, today)));
    if (left === '' || right === '') return false;
    return left === undefined || right === undefined ? undefined : left === right;
  }
  if ('member' in fact) {
    const one = textOf(read(authored, fact.member[0], given, today));
    const list = given[fact.member[1]];
    if (one === '' || (Array.isArray(list) && list.length === 0)) return false;
    if (one === undefined || !Array.isArray(list)) return undefined;
    return list.some((entry) => plain(typeof entry === 'string' ? entry : entry.username) === one);
  }
  if ('owners_to_ask' in fact) {
    const list = given[fact.owners_to_ask];
    const except = [fact.except ?? []].flat().map((name) => given[name]);
    if (!Array.isArray(list)) return undefined;
    const members = list.filter((entry) => typeof entry !== 'string');
    const owners = members.filter(({ role, direct, isBot }) => role === 'owner' && direct && !isBot);
    const persons: string[] = [];
    for (const one of except) {
      if (typeof one === 'string') persons.push(one);
      if (Array.isArray(one)) for (const entry of one) if (typeof entry === 'string') persons.push(entry);
    }
    const taken = new Set(persons.map(plain));
    let count = 0;
    const met = new Set<string>();
    for (const { username, email } of owners) {
      const names = [username, email ?? ''].map(plain).filter((name) => name !== '');
      if (names.some((name) => taken.has(name))) continue;
      if (!names.some((name) => met.has(name))) count += 1;
      for (const name of names) met.add(name);
    }
    return count > 0 && except.includes(undefined) ? undefined : count;
  }
  throw new Error(`${id} is not read by this oracle`);
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? plain(value) : undefined;
}

/** What is known of the base facts: recorded values, and starts where nothing was recorded. */
export function givenOf(authored: AuthoredWorkflow, facts: Facts): Given {
  const given: Given = {};
  for (const { id, starts } of baseFacts(authored)) {
    const fact = facts[id];
    given[id] = fact === undefined ? starts : fact.state === 'known' ? fact.value : undefined;
  }
  return given;
}
