import type { Fact, FactValue } from '@handrail/contract';
import { plainText } from '../values/read-value.ts';
import type { FactRecord, Named, RunState } from './run-state.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * Records what is now known of a fact, for what it is about. Whatever is about this fact follows: what was known about
 * the old value is unknown, and known again when the old value is set back (X32). A fact recorded before that which it
 * is about had a value is about the first value that is recorded there.
 */
export function recordFact(workflow: Workflow, state: RunState, id: string, fact: Fact, covers: Named | null): void {
  const about = Object.fromEntries(aboutOf(workflow, id).map((name) => [name, valueOf(state, name)]));
  const others = (state.records[id] ?? []).filter((record) => !isSameNamed(record.about, about));
  const before = valueOf(state, id);
  state.records[id] = [...others, { fact, about, covers }];
  state.facts[id] = fact;
  const after = valueOf(state, id);
  if (isSameText(before, after)) return;
  const followers = dependents(workflow, id);
  if (before === null && after !== null) bindTo(state, id, after, followers);
  else for (const name of followers) forgetLooks(state, name);
  for (const name of followers) follow(state, name);
}

/** What is known of a fact as things are now: the record about the present values, if there is one. */
export function recordNow(state: RunState, id: string): FactRecord | undefined {
  return state.records[id]?.findLast(({ about }) =>
    Object.entries(about).every(([name, then]) => isSameText(then, valueOf(state, name))),
  );
}

/** Whether two values name the same: texts compare without letter case and blanks around them. */
export function isSameText(a: FactValue | null, b: FactValue | null): boolean {
  if (typeof a === 'string' && typeof b === 'string') return plainText(a) === plainText(b);
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function isSameNamed(a: Named, b: Named): boolean {
  return Object.entries(a).every(([name, value]) => isSameText(value, b[name] ?? null));
}

function aboutOf(workflow: Workflow, id: string): readonly string[] {
  return workflow.facts.get(id)?.about ?? [];
}

function valueOf(state: RunState, id: string): FactValue | null {
  const fact = state.facts[id];
  return fact?.state === 'known' ? fact.value : null;
}

/**
 * Facts about this one, each behind what it is itself about: facts are about all that their names are about, so whatever
 * comes first has fewer names.
 */
function dependents({ facts }: Workflow, id: string): string[] {
  return [...facts]
    .filter(([, { about }]) => about.includes(id))
    .toSorted(([, a], [, b]) => a.about.length - b.about.length)
    .map(([name]) => name);
}

/** Binds to the first value what was recorded before it, and about everything else as it is now: not about another subject. */
function bindTo(state: RunState, id: string, value: FactValue, followers: readonly string[]): void {
  const isPresent = ({ about }: FactRecord): boolean =>
    Object.entries(about).every(([name, then]) => isSameText(then, name === id ? null : valueOf(state, name)));
  for (const name of followers) {
    const records = state.records[name];
    if (records === undefined) continue;
    const unbound = records.find(isPresent);
    if (unbound === undefined || unbound.fact.state === 'unknown') continue;
    const bound = { ...unbound, about: { ...unbound.about, [id]: value } };
    const others = records.filter((one) => one !== unbound);
    const known = others.find(({ about, fact }) => fact.state === 'known' && isSameNamed(about, bound.about))?.fact;
    // What was recorded last counts of that value, whichever name it had then; that nobody could find it out is no value.
    const isKept = known !== undefined && (unbound.fact.state !== 'known' || saidAt(known) > saidAt(unbound.fact));
    state.records[name] = isKept ? others : [...others.filter((one) => !isSameNamed(one.about, bound.about)), bound];
  }
}

const saidAt = (fact: Fact): string => (fact.state === 'known' ? fact.at : '');

/** What a source said of the old one is no proposal for the new one, and no look at it. */
function forgetLooks(state: RunState, name: string): void {
  delete state.proposals[name];
  delete state.lookUps[name];
}

function follow(state: RunState, name: string): void {
  const now = recordNow(state, name)?.fact;
  if (now === state.facts[name]) return;
  if (now === undefined) delete state.facts[name];
  else state.facts[name] = now;
}
