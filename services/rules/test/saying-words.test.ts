import { SayingCodeSchema, SayingWordSchema } from '@handrail/contract';
import { expect, test } from 'vitest';
import { inEnglish } from '../src/runs/saying-words.ts';

test.each(SayingCodeSchema.options)('%s is told in English, in files and notes', (code) => {
  const words = inEnglish({ code, values: {}, note: null });
  expect(words).toMatch(/[A-Za-z:?]|^ $/);
  expect(words).not.toMatch(/[{}]/);
});

test('words, lists and notes are put in their places', () => {
  const steps = ['One', 'Two'];
  expect(inEnglish({ code: 'gates_overridden', values: { steps }, note: 'Late' })).toBe(
    'Went on with open gates: One, Two (Late)',
  );
  expect(
    inEnglish({
      code: 'corrected',
      values: { fact: 'Whose?', value: { word: 'no' } },
      note: { word: 'source_changed' },
    }),
  ).toBe('Corrected: Whose? no (it says something else now)');
  for (const word of SayingWordSchema.options)
    expect(inEnglish({ code: 'closed', values: { because: { word } }, note: null })).toMatch(/^Closed: \S/);
});
