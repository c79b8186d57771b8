import { describe, expect, it } from 'vitest';
import { mergeIncludes } from './include.ts';
import { readYaml } from './yaml-source.ts';

describe('readYaml', () => {
  const source = readYaml('w.yaml', 'id: a\nrules:\n  - id: one\n    when: {x: 1}\n  - {id: two, when: {y: 2}}\n');

  it('knows where a value and a key stand', () => {
    expect(source.at(['id'])).toEqual({ line: 1, column: 5 });
    expect(source.atKey(['id'])).toEqual({ line: 1, column: 1 });
    expect(source.at(['rules', 1, 'when', 'y'])).toEqual({ line: 5, column: 25 });
  });

  it('answers the nearest thing above a path that does not exist', () => {
    expect(source.at(['rules', 0, 'when', 'z', 'deeper'])).toEqual({ line: 4, column: 5 });
    expect(source.at(['rules', 7])).toEqual(source.at(['rules']));
  });

  it('lists every syntax problem with its place', () => {
    const { problems, value } = readYaml('w.yaml', 'a: 1\na: 2\nb: [1\n');
    expect(value).toBeUndefined();
    expect(problems.map(({ line, suggestion }) => ({ line, suggestion }))).toEqual([
      { line: 2, suggestion: 'keep one of the two' },
      { line: 4, suggestion: null },
    ]);
  });

  it('counts from the line a text begins at', () => {
    expect(readYaml('s.md', 'title: x\nmode: y', 2).at(['mode'])).toEqual({ line: 3, column: 7 });
  });
});

describe('mergeIncludes', () => {
  const own = readYaml(
    'own.yaml',
    'id: w\ninclude: [f]\nfacts:\n  a: {ask: own}\nrules:\n  - {id: mine}\noutcomes:\n  o: {snippets: [x]}\n',
  );
  const fragment = readYaml(
    'f.yaml',
    'outcomes:\n  o: {says: S, snippets: []}\nfacts:\n  a: {ask: shared}\n  b: {ask: shared}\nrules:\n  - {id: shared}\n',
  );
  const { value, trace } = mergeIncludes(own, [fragment]);

  it('puts shared rules first and lets the workflow restate a fact and parts of an outcome', () => {
    expect(value).toEqual({
      id: 'w',
      facts: { a: { ask: 'own' }, b: { ask: 'shared' } },
      rules: [{ id: 'shared' }, { id: 'mine' }],
      outcomes: { o: { says: 'S', snippets: ['x'] } },
    });
  });

  it('remembers in which file each part was written', () => {
    expect(trace(['rules', 0, 'id'])).toEqual({ file: 'f.yaml', line: 7, column: 10 });
    expect(trace(['rules', 1, 'id'])).toEqual({ file: 'own.yaml', line: 6, column: 10 });
    expect(trace(['outcomes', 'o', 'says'])).toEqual({ file: 'f.yaml', line: 2, column: 13 });
    expect(trace(['outcomes', 'o', 'snippets', 0])).toEqual({ file: 'own.yaml', line: 8, column: 18 });
    expect(trace(['facts', 'a'], true)).toEqual({ file: 'own.yaml', line: 4, column: 3 });
    expect(trace(['facts', 'b'], true)).toEqual({ file: 'f.yaml', line: 5, column: 3 });
  });
});
