import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

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
  readings: z.record(z.string().regex(/^[AX]\d+$/), z.string()),
});

/** What the handbook asks for: its numbered rules, and how its unclear passages are read. */
export type Handbook = z.infer<typeof HandbookSchema>;
export type HandbookRule = Handbook['rules'][number];

export const readHandbook = (): Handbook => {
  const file = fileURLToPath(new URL('../../handbook.yaml', import.meta.url));
  return HandbookSchema.parse(parse(readFileSync(file, 'utf8')));
};
