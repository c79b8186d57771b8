import { z } from 'zod';
import { SnippetSchema } from './snippet.ts';

/**
 * Form in which a version of a workflow is kept for the runs that are pinned to it. It goes up by one whenever a source
 * kept so far would not compile any more or would mean something else, together with an upgrader and, for the tests,
 * sources of the form before.
 */
export const keptFormat = 2;

/** A kept source of whatever form: an upgrader reads and writes this. */
export type KeptJson = Record<string, unknown>;
/** By the form each one starts from; it answers the next form. */
export type Upgraders = Readonly<Record<number, (source: KeptJson) => KeptJson>>;

const upgraders: Upgraders = {
  // Phrases by place gave way to concepts. A kept version opens no ticket, so that it needs neither.
  1: (source) => ({ ...source, authored: { ...objectOf(source['authored']), match: [] } }),
};

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** Sources kept before forms were numbered are of the first. */
const FormSchema = z.looseObject({ format: z.number().int().positive().default(1) });

const KeptSourceSchema = z.object({
  version: z.string(),
  authored: z.unknown(),
  snippets: z.record(z.string(), SnippetSchema),
});
export type KeptSource = z.infer<typeof KeptSourceSchema>;

/** Brings a source of an earlier form up to `newest`. Throws on a later one, and where an upgrader is missing. */
export function upgraded(json: unknown, newest = keptFormat, steps = upgraders): KeptJson {
  const { format, ...source } = FormSchema.parse(json);
  if (format > newest) throw new Error(`It has form ${format}; this version of Handrail reads forms up to ${newest}`);
  let now: KeptJson = source;
  for (let form = format; form < newest; form += 1) {
    const step = steps[form];
    if (!step) throw new Error(`Nothing brings form ${form} to ${form + 1}`);
    now = step(now);
  }
  return now;
}

/** Reads a kept text of any form up to the present one. */
export const readKeptSource = (text: string): KeptSource => KeptSourceSchema.parse(upgraded(JSON.parse(text)));
export const writeKeptSource = (source: KeptSource): string => JSON.stringify({ format: keptFormat, ...source });
