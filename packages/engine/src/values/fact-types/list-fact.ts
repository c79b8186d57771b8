import type { AnswerWords } from '@handrail/contract';
import type { VariableDraft } from '../formula.ts';
import { neutralAddresses, neutralName, neutralNames } from '../neutral-text.ts';
import { includes, isGiven } from '../predicate.ts';
import { isTexts, namesIn, plainText } from '../read-value.ts';
import type { TermValue } from '../term.ts';
import { asItStands, type FactKind, type FactTests, takesAny } from './fact-kind.ts';

export const listFact: FactKind = {
  read: (value) => (isTexts(value) ? value.map(plainText) : undefined),
  candidates: listsAround,
  words: (draft, cells) => cells.map((values) => listWords(values, draft)),
  write: asItStands,
};

export const listTestKeys: FactTests['tests'] = ['given', 'includes'];

export const equalList: FactTests['equal'] = (value) => ({
  wrong: 'is a list',
  instead: `Write {includes: ${String(value)}}`,
});

export const singleOutEntries: FactTests['singleOut'] = (texts) => [isGiven('value'), ...texts.map(includes)];

export const listTests: FactTests = {
  wanted: 'a list of texts',
  refuse: takesAny,
  tests: listTestKeys,
  parts: ['entries', 'person'],
  equal: equalList,
  singleOut: singleOutEntries,
};

/** Lists with and without each entry that tests single out, of every length they count, shortest first. */
export function listsAround({ predicates }: VariableDraft): string[][] {
  const marks = [...predicates.values()].flatMap(({ mark }) => mark ?? []);
  const names = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  const counts = marks.flatMap((mark) => (mark.kind === 'number' ? [mark.at - 1, mark.at, mark.at + 1] : []));
  const lengths = new Set([0, 1, ...counts, names.length, names.length + 1]);
  const others = othersBeside(names);
  const lists: string[][] = [];
  for (let chosen = 0; chosen < 2 ** names.length; chosen += 1) {
    const named = names.filter((_, i) => Math.floor(chosen / 2 ** i) % 2 === 1);
    for (const length of lengths) {
      if (length < named.length || !Number.isInteger(length)) continue;
      const rest = length - named.length;
      for (let from = 0; from < (rest === 0 ? 1 : others.length); from += 1) {
        lists.push([
          ...named,
          ...Array.from({ length: rest }, (_, i) => others[from + i] ?? `${neutralName}-${i + 1}`),
        ]);
      }
    }
  }
  return lists.toSorted((a, b) => a.length - b.length);
}

/** Entries that no test singles out, the same that texts are tried with, so that a compared text can be among them. */
function othersBeside(names: readonly string[]): string[] {
  const domains = names.filter((name) => !name.includes('@'));
  const inDomains = domains.flatMap((domain) => [`somebody@${domain}`, `other@${domain}`]);
  return [...neutralNames, ...neutralAddresses, ...inDomains];
}

function listWords(values: readonly TermValue[], { predicates }: VariableDraft): AnswerWords {
  const marks = [...predicates.values()].flatMap(({ mark }) => (mark?.kind === 'text' ? [mark.text] : []));
  const lengths = values.map((value) => namesIn(value).length);
  const [fewest, most] = [Math.min(...lengths), Math.max(...lengths)];
  if (most === 0) return { kind: 'nothing' };
  const named = marks.filter((text) => namesIn(values[0] ?? '').includes(text));
  return { kind: 'entries', count: fewest, isMore: fewest !== most, named: marks.length === 0 ? null : named };
}
