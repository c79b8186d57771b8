import { type ConditionView, ProcedureSchema, type TextPart } from '@handrail/contract';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadWorkflows, procedureOf } from '../src/index.ts';
import { textParts } from '../src/procedure/text-parts.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));
if (!loaded.ok) throw new Error('The workflows do not load');
const { packs } = loaded;

function testsIn(condition: ConditionView): Extract<ConditionView, { kind: 'test' }>[] {
  if (condition.kind === 'test') return [condition];
  if (condition.kind === 'not') return testsIn(condition.part);
  return condition.kind === 'all' || condition.kind === 'any' ? condition.parts.flatMap(testsIn) : [];
}

const begun = (parts: readonly TextPart[]) => parts.filter((part) => part.kind === 'branch' && part.isFirst).length;
const ended = (parts: readonly TextPart[]) => parts.filter(({ kind }) => kind === 'end').length;

describe.each(packs.map((pack) => [pack.workflow.id, pack] as const))('the procedure of %s', (_id, pack) => {
  const procedure = procedureOf(pack);
  const { checks, outcomes, steps, lost, questions, texts } = procedure;
  const allSteps = [...outcomes.flatMap((outcome) => outcome.steps), ...steps, ...lost];
  const branches = texts.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'branch' ? [part] : [])));
  const conditions = [
    ...checks.map(({ when }) => when),
    ...allSteps.map(({ when }) => when),
    ...branches.flatMap(({ when }) => when ?? []),
  ];

  test('is what the contract says', () => {
    expect(ProcedureSchema.parse(procedure)).toEqual(procedure);
  });

  test('has every check and every step of the workflow', () => {
    expect(checks.map(({ id }) => id)).toEqual(pack.workflow.rules.map(({ id }) => id));
    expect(allSteps.map(({ id }) => id).toSorted()).toEqual([...pack.workflow.steps.keys()].toSorted());
  });

  test('has words for every question and every answer that a condition names', () => {
    for (const { fact, values } of conditions.flatMap(testsIn)) {
      const question = questions.find(({ declaration }) => declaration.id === fact);
      expect(question).toBeDefined();
      const { type = '', options = [] } = question?.declaration ?? {};
      if (type === 'choice') for (const value of values) expect(options.map((option) => option.value)).toContain(value);
    }
  });

  test('has every text that a step names, with each gap by its name', () => {
    const known = new Set(texts.map(({ id }) => id));
    for (const id of allSteps.flatMap((step) => step.texts)) expect([...known]).toContain(id);
    for (const { parts } of texts) {
      const said = parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []));
      expect(said.join('')).not.toMatch(/\{\{|\{%|⟦/);
      expect(begun(parts)).toBe(ended(parts));
    }
  });
});

const first = packs.find(({ workflow }) => workflow.id === 'email_release');
if (!first) throw new Error('No email_release');

test('a text is told with its gaps and its branches in words', () => {
  const body =
    '{{ greeting }}\n\n**Done.** {% if other.kind == "secondary" %}It went{% else %}See {{ address.wanted | release_address }}{% endif %}.';
  expect(textParts(first.workflow, { mode: 'public', body })).toEqual([
    { kind: 'gap', label: 'greeting' },
    { kind: 'words', text: '\n\nDone. ' },
    { kind: 'branch', when: { kind: 'test', fact: 'other.kind', test: 'is', values: ['secondary'] }, isFirst: true },
    { kind: 'words', text: 'It went' },
    { kind: 'branch', when: null, isFirst: false },
    { kind: 'words', text: 'See ' },
    { kind: 'gap', label: 'Which address should be released? (with +release)' },
    { kind: 'end' },
    { kind: 'words', text: '.' },
  ]);
});

test('a choice between texts, and what is said unless something holds, read as branches too', () => {
  const body =
    '{% case other.kind %}{% when "primary" %}A{% when "secondary" %}B{% endcase %}{% unless other.confirmed %}C{% endunless %}';
  const is = (fact: string, value: string | boolean) => ({ kind: 'test', fact, test: 'is', values: [value] });
  expect(textParts(first.workflow, { mode: 'copy', body })).toEqual([
    { kind: 'branch', when: is('other.kind', 'primary'), isFirst: true },
    { kind: 'words', text: 'A' },
    { kind: 'branch', when: is('other.kind', 'secondary'), isFirst: false },
    { kind: 'words', text: 'B' },
    { kind: 'end' },
    { kind: 'branch', when: { kind: 'not', part: is('other.confirmed', true) }, isFirst: true },
    { kind: 'words', text: 'C' },
    { kind: 'end' },
  ]);
});

test('several tests of one tag are read together, and a tag that asks nothing begins no branch', () => {
  const body = '{% if other.confirmed and other.kind != "primary" %}A{% assign x = 1 %}{% endif %}';
  expect(textParts(first.workflow, { mode: 'copy', body })).toEqual([
    {
      kind: 'branch',
      when: {
        kind: 'all',
        parts: [
          { kind: 'test', fact: 'other.confirmed', test: 'is', values: [true] },
          { kind: 'test', fact: 'other.kind', test: 'is_not', values: ['primary'] },
        ],
      },
      isFirst: true,
    },
    { kind: 'words', text: 'A' },
    { kind: 'end' },
  ]);
});
