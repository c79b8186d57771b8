import type { Member } from '@handrail/contract';
import type { AuthoredWorkflow, Condition, Test } from '../../src/workflow/authored-workflow.ts';
import { basesOf } from './kleene.ts';
import { baseFacts, type BaseFact, dayOf, domain, type Given, isTest, plain, type Value } from './read.ts';

/**
 * Values of each base fact that between them show everything its tests can tell apart: every mark, its neighbours,
 * and for compared texts enough shared and fresh values that any pattern of equalities occurs.
 */
export function candidates(authored: AuthoredWorkflow, given: Given, today: number): Map<string, Value[]> {
  const tests = testsByFact(authored);
  const bases = baseFacts(authored);
  const linked = linkedFacts(authored);
  const found = new Map<string, Value[]>();
  for (const base of bases) {
    const group = linked.get(base.id) ?? [base.id];
    found.set(
      base.id,
      valuesOf(base, tests.get(base.id) ?? [], () => textsOf(group, tests, given), today),
    );
  }
  return found;
}

function valuesOf(base: BaseFact, tests: readonly Test[], texts: () => string[], today: number): Value[] {
  switch (base.type) {
    case 'boolean':
      return [false, true];
    case 'choice':
      return base.options;
    case 'number': {
      const marks = [...new Set(tests.flatMap(numbersIn))].toSorted((a, b) => a - b);
      const low = (marks[0] ?? 0) - 1;
      return [low, ...marks.flatMap((mark, i) => [mark, (mark + (marks[i + 1] ?? mark + 2)) / 2])];
    }
    case 'date': {
      const days = tests.flatMap((test) => daysIn(test, today)).flatMap((day) => [day - 1, day, day + 1]);
      const all = days.length === 0 ? [today] : [...new Set(days)].toSorted((a, b) => a - b);
      return all.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    }
    case 'text':
    case 'email':
      return ['', ...texts()];
    case 'list':
      return listsOf(tests, texts());
    case 'members':
    default:
      return groupsOf(texts());
  }
}

function numbersIn(test: Test): number[] {
  if (typeof test === 'number') return [test];
  if (typeof test !== 'object') return [];
  return Object.values(test)
    .flatMap((part) => (Array.isArray(part) ? part : [part]))
    .filter((x) => typeof x === 'number');
}

function daysIn(test: Test, today: number): number[] {
  if (typeof test !== 'object') return typeof test === 'number' ? [today - test] : [];
  return Object.values(test).flatMap((limit) =>
    typeof limit === 'number' ? [today - limit] : typeof limit === 'string' ? [dayOf(limit)] : [],
  );
}

function textsIn(test: Test): string[] {
  if (typeof test === 'string') return [plain(test)];
  if (typeof test !== 'object') return [];
  return Object.values(test)
    .flatMap((part) => (Array.isArray(part) ? part : [part]))
    .filter((x) => typeof x === 'string')
    .map(plain);
}

/** Texts worth trying for a group of compared facts: what is tested or known there, and a fresh one for each fact. */
function textsOf(group: readonly string[], tests: ReadonlyMap<string, Test[]>, given: Given): string[] {
  const tested = group.flatMap((fact) => (tests.get(fact) ?? []).flatMap(textsIn));
  const known = group
    .flatMap((fact) => [given[fact] ?? []].flat())
    .map((value) => (typeof value === 'object' ? value.username : value))
    .filter((value) => typeof value === 'string')
    .map(plain);
  const fresh = group.map((_, i) => `new-${i + 1}@fresh-${i + 1}.example`);
  /** Another address of the first fresh domain: domains can be the same where addresses differ. */
  const neighbour = 'neighbour@fresh-1.example';
  const whole = [...tested, ...known, ...fresh, neighbour];
  const domains = [...new Set([...tested, ...known.map(domain), ...known])].filter(
    (text) => text !== '' && !text.includes('@'),
  );
  const inDomains = domains.flatMap((text) => group.map((_, i) => `new-${i + 1}@${text}`));
  return [...new Set([...whole, ...inDomains])].filter((text) => text !== '');
}

function listsOf(tests: readonly Test[], texts: readonly string[]): string[][] {
  const named = texts.slice(0, 4);
  const lengths = tests.flatMap(numbersIn).filter((length) => length >= 0 && length < 6);
  const most = Math.max(1, named.length, ...lengths.map((length) => Math.floor(length) + 1));
  const lists: string[][] = [];
  for (let chosen = 0; chosen < 2 ** named.length; chosen += 1) {
    const with_ = named.filter((_, i) => Math.floor(chosen / 2 ** i) % 2 === 1);
    for (let length = with_.length; length <= most; length += 1) {
      lists.push([...with_, ...Array.from({ length: length - with_.length }, (_, i) => `other-${i + 1}`)]);
    }
  }
  return lists;
}

/** Groups with nobody to ask, somebody, only one of the named people, and that one besides somebody. */
function groupsOf(texts: readonly string[]): Member[][] {
  const owner: Member = {
    username: 'some-owner',
    name: null,
    email: null,
    role: 'owner',
    direct: true,
    lastActivity: null,
    addedBy: null,
    isBot: false,
  };
  const named = texts.slice(0, 3).map((username) => ({ ...owner, username }));
  const nobody: Member[] = [
    { ...owner, role: 'maintainer' },
    { ...owner, direct: false },
    { ...owner, isBot: true },
  ];
  return [[], nobody, [owner], ...named.flatMap((one) => [[one], [one, owner, ...nobody]])];
}

/** Every test by the base facts it looks at, those inside `holds`, constraints and rules alike. */
function testsByFact(authored: AuthoredWorkflow): Map<string, Test[]> {
  const tests = new Map<string, Test[]>();
  const visit = (condition: Condition): void => {
    for (const [key, part] of Object.entries(condition)) {
      if (key === 'all' || key === 'any') (condition[key] ?? []).forEach(visit);
      else if (key === 'not') visit(condition.not ?? {});
      else if (isTest(key, part)) {
        const fact = authored.facts[key];
        if (fact !== undefined && 'holds' in fact) continue;
        for (const base of basesOf(authored, key)) tests.set(base, [...(tests.get(base) ?? []), part]);
      }
    }
  };
  for (const { when } of authored.rules) visit(when);
  for (const fact of Object.values(authored.facts)) if ('holds' in fact) visit(fact.holds);
  for (const constraint of authored.constraints) {
    if ('never' in constraint) constraint.never.forEach(visit);
    else [constraint.if, constraint.implies].forEach(visit);
  }
  return tests;
}

/** Groups of base facts that some derivation compares, each fact with its whole group. */
function linkedFacts(authored: AuthoredWorkflow): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, fact] of Object.entries(authored.facts)) {
    if (!('equal' in fact) && !('member' in fact) && !('owners_to_ask' in fact)) continue;
    const merged = [...new Set(basesOf(authored, id).flatMap((base) => groups.get(base) ?? [base]))];
    for (const base of merged) groups.set(base, merged);
  }
  return groups;
}
