import { section, type Section } from './section.ts';
import type { Path } from './yaml-source.ts';

export type Reference = { path: Path; name: string };

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const stepKeys = ['snippet', 'link_note', 'closing', 'question', 'reminder'];

const inSteps = (steps: unknown, path: Path): Reference[] =>
  list(steps).flatMap((step, index) =>
    stepKeys.flatMap((key) => {
      // An approval's question is a sentence, not the name of a snippet.
      if (key === 'question' && section(step)['kind'] === 'approval') return [];
      const name = section(step)[key];
      const own = typeof name === 'string' ? [{ path: [...path, index, key], name }] : [];
      const reminder = section(section(step)['wait'])['reminder'];
      const isNested = key === 'reminder' && typeof reminder === 'string';
      return isNested ? [...own, { path: [...path, index, 'wait', key], name: reminder }] : own;
    }),
  );

/** Every place of a workflow that names a snippet. Reads the raw document, so that it also works on a broken one. */
export const snippetReferences = (value: Section): Reference[] => [
  ...Object.entries(section(value['facts'])).flatMap(([id, fact]) => {
    const name = section(fact)['question'];
    return typeof name === 'string' ? [{ path: ['facts', id, 'question'], name }] : [];
  }),
  ...Object.entries(section(value['outcomes'])).flatMap(([id, outcome]) => [
    ...inSteps(section(outcome)['steps'], ['outcomes', id, 'steps']),
    ...list(section(outcome)['snippets']).flatMap((name, index) =>
      typeof name === 'string' ? [{ path: ['outcomes', id, 'snippets', index], name }] : [],
    ),
  ]),
  ...inSteps(value['steps'], ['steps']),
  ...inSteps(value['lost'], ['lost']),
];
