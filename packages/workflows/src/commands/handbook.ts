import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
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
  readings: z.record(z.string().regex(/^X\d+$/), z.string()),
});

/** What the handbook asks for: its numbered rules, and how its unclear passages are read. */
export type Handbook = z.infer<typeof HandbookSchema>;
export type HandbookRule = Handbook['rules'][number];

/** The handbook's list, and where each part of it is written. */
export const readHandbook = () => {
  const file = fileURLToPath(new URL('../../handbook.yaml', import.meta.url));
  const source = readYaml(file, readFileSync(file, 'utf8'));
  return { handbook: HandbookSchema.parse(source.value), placeOf: (path: Path) => ({ file, ...source.at(path) }) };
};
