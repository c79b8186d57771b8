import { type AnswerWords, isGitlabName, type TextFormat, unfitName } from '@handrail/contract';
import type { VariableDraft } from '../formula.ts';
import { neutralAddresses, neutralNames } from '../neutral-text.ts';
import { isGiven, isText } from '../predicate.ts';
import { bareText, plainText } from '../read-value.ts';
import type { TermValue } from '../term.ts';
import { asItStands, type FactKind, type FactTests } from './fact-kind.ts';

const named: Record<TextFormat, string> = {
  username: 'a username at GitLab',
  path: 'the path of a group or project',
  top_level_path: 'the path of a top-level group',
};

export const textFact: FactKind = {
  read: (value) => (typeof value === 'string' ? plainText(value) : undefined),
  candidates: (draft) => textsAround(draft, [...neutralNames, ...neutralAddresses]),
  words: (draft, cells) => cells.map((values) => textWords(values, draft)),
  write: asItStands,
};

export const textTestKeys: FactTests['tests'] = ['given'];
export const textParts: FactTests['parts'] = ['compared', 'domain', 'person'];

export const equalText: FactTests['equal'] = (value, via) =>
  typeof value === 'string' ? isText(via, value) : { wrong: 'is text', instead: `Write "${String(value)}"` };

export const singleOutTexts: FactTests['singleOut'] = (texts, isByDomain) => [
  isGiven('value'),
  ...texts.flatMap((text) => {
    const isDomain = isByDomain && !text.includes('@');
    return isDomain ? [isText('value', text), isText('domain', text)] : [isText('value', text)];
  }),
];

export const textTests: FactTests = {
  wanted: 'text',
  refuse: ({ id, format }, value) => {
    if (format === null || typeof value !== 'string') return null;
    const text = bareText(value);
    const unseen = unfitName(text);
    if (unseen !== null) return `${id} must show all it holds. ${unseen}`;
    return text === '' || isGitlabName(text, format) ? null : `${id} must be ${named[format]}`;
  },
  tests: textTestKeys,
  parts: textParts,
  equal: equalText,
  singleOut: singleOutTexts,
};

export function textsAround({ predicates }: VariableDraft, neutral: readonly string[]): string[] {
  const marks = [...predicates.values()].flatMap(({ mark }) => mark ?? []);
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  const domains = marks.flatMap((mark) =>
    mark.kind === 'domain' ? [`somebody@${mark.text}`, `other@${mark.text}`] : [],
  );
  return ['', ...texts, ...domains, ...neutral];
}

function textWords([value]: readonly TermValue[], { predicates }: VariableDraft): AnswerWords {
  if (typeof value !== 'string' || value === '') return { kind: 'nothing' };
  const marks = [...predicates.values()].flatMap(({ mark }) => mark ?? []);
  if (marks.some((mark) => mark.kind === 'text' && mark.text === value)) return { kind: 'text', text: value };
  const domain = value.slice(value.lastIndexOf('@') + 1);
  return marks.some((mark) => mark.kind === 'domain' && mark.text === domain)
    ? { kind: 'other_in_domain', domain }
    : { kind: 'anything_else' };
}
