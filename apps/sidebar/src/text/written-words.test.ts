import { expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { createWrittenWords } from './written-words.ts';

const first = runView.facts[0]?.declaration.ask ?? '';
const rule = runView.decision.rules[0]?.reason ?? '';

test('what a workflow wrote is known by its language, also a part of a long text', () => {
  const words = createWrittenWords(() => 'de');
  expect(words.isEmpty()).toBe(true);
  words.learn({ runs: [runView] });
  expect(words.languageOf(` ${first}\n`)).toBe('en');
  expect(words.languageOf(rule.slice(0, 30))).toBe('en');
  expect(words.languageOf('Noch nicht entschieden')).toBeNull();
  // A short word of ours may stand in one of them by chance.
  expect(words.languageOf(rule.slice(0, 3))).toBeNull();
});

test('a workflow says which language it is in; what the page speaks is not marked', () => {
  const summary = { ...runView.workflow, language: 'pt-BR', title: 'Libertar um endereço' };
  const onGerman = createWrittenWords(() => 'de-AT');
  onGerman.learn({ ...runView, workflow: summary });
  expect(onGerman.languageOf('Libertar um endereço')).toBe('pt-BR');
  expect(onGerman.languageOf(first)).toBe('pt-BR');
  const onPortuguese = createWrittenWords(() => 'pt');
  onPortuguese.learn([summary]);
  expect(onPortuguese.isEmpty()).toBe(true);
});

test('what a person said is in nobody knows which language', () => {
  const words = createWrittenWords(() => 'de');
  const note = 'Der Kunde rief an und bestand darauf';
  words.learn({ ...runView, mark: { by: runView.history[0]?.actor ?? null, note }, comment: note, subject: note });
  expect(words.languageOf(note)).toBeNull();
});
