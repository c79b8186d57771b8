import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { FactInputsSchema } from '../src/case-file.ts';
import { keptFormat, upgraded } from '../src/kept-source.ts';
import { packSource, restorePack } from '../src/pack.ts';
import { decideFacts } from '../src/run-case.ts';

const corpus = join(import.meta.dirname, 'fixtures', 'kept_sources');
const CorpusSchema = z.object({
  at: z.iso.datetime(),
  cases: z.array(
    z.object({
      id: z.string(),
      facts: FactInputsSchema,
      outcome: z.string().nullable(),
      possible: z.array(z.string()),
    }),
  ),
  source: z.string(),
});

const kept = readdirSync(corpus).flatMap((form) =>
  readdirSync(join(corpus, form)).map((file) => ({
    name: `${form}/${file}`,
    form,
    ...CorpusSchema.parse(JSON.parse(readFileSync(join(corpus, form, file), 'utf8'))),
  })),
);

test('there are sources of every form up to the present one', () => {
  const forms = Array.from({ length: keptFormat }, (_, form) => `format-${form + 1}`);
  expect([...new Set(kept.map(({ form }) => form))].toSorted()).toEqual(forms);
});

test.each(kept)('$name decides as it did when it was kept', ({ at, cases, source }) => {
  const pack = restorePack(source);
  expect(cases.length).toBeGreaterThan(2);
  for (const { id, facts, outcome, possible } of cases) {
    const { decision } = decideFacts(pack, facts, at);
    expect({ id, outcome: decision.outcome, possible: decision.possible.toSorted() }).toEqual({
      id,
      outcome,
      possible,
    });
  }
  expect(restorePack(packSource(pack)).workflow.authored).toEqual(pack.workflow.authored);
});

test('a source goes through every form between its own and the newest, one without a number from the first', () => {
  const steps = {
    1: (source: object) => ({ ...source, steps: ['one'] }),
    2: ({ steps: before, ...source }: Record<string, unknown>) => ({ ...source, steps: [before, 'two'] }),
  };
  expect(upgraded({ version: 'v' }, 3, steps)).toEqual({ version: 'v', steps: [['one'], 'two'] });
  expect(upgraded({ format: 2, version: 'v' }, 3, steps)).toEqual({ version: 'v', steps: [undefined, 'two'] });
  expect(upgraded({ format: 3, version: 'v' }, 3, steps)).toEqual({ version: 'v' });
});

test('a later form, or one that nothing leads on from, is refused by its number', () => {
  expect(() => upgraded({ format: 9, version: 'v' }, 1, {})).toThrow('form 9');
  expect(() => upgraded({ format: 1, version: 'v' }, 2, {})).toThrow('form 1 to 2');
});
