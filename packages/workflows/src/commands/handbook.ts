import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageHome } from '../package-home.ts';
import { readYaml, type Path } from '../yaml-source.ts';

const HandbookSchema = z.strictObject({
  pages: z.record(z.string(), z.strictObject({ file: z.string(), title: z.string() })),
  rules: z.array(
    z.strictObject({
      number: z.int().positive(),
      page: z.string(),
      heading: z.string(),
      says: z.string(),
      information: z.boolean().default(false),
      left_out: z.string().optional(),
    }),
  ),
  /** In words alone, or with the tests that prove it where no workflow can, or the work that brings it. */
  readings: z.record(
    z.string().regex(/^X\d+$/),
    z.union([
      z.string().transform((says) => ({ says, tests: [], comes_with: undefined })),
      z.strictObject({ says: z.string(), tests: z.array(z.string()).default([]), comes_with: z.string().optional() }),
    ]),
  ),
});

/** What the handbook asks for: its numbered rules, and how its unclear passages are read. */
export type Handbook = z.infer<typeof HandbookSchema>;
export type HandbookRule = Handbook['rules'][number];

/** The handbook's list, and where each part of it is written. */
export const readHandbook = () => {
  const file = join(packageHome, 'handbook.yaml');
  const source = readYaml(file, readFileSync(file, 'utf8'));
  return { handbook: HandbookSchema.parse(source.value), placeOf: (path: Path) => ({ file, ...source.at(path) }) };
};
