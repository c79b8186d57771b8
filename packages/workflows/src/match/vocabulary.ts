import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NameSchema } from '@handrail/contract';
import { AuthoredMatchSchema, suggestName } from '@handrail/engine';
import { z } from 'zod';
import { shapeProblems } from '../shape-problem.ts';
import type { SourceProblem } from '../source-problem.ts';
import { readYaml } from '../yaml-source.ts';
import { foldText } from './fold-text.ts';
import { type MatchEntry, namedConcepts } from './match-entry.ts';
import { type PhraseFinder, phraseFinder } from './phrase-finder.ts';

export const vocabularyLanguages = ['en', 'de', 'es', 'fr', 'ja'] as const;
const PhrasesSchema = z.array(z.string().refine((phrase) => foldText(phrase) !== '', 'A phrase has a letter')).min(1);

/** `_shared/vocabulary.yaml`: what people call things, once for all workflows. */
export const VocabularySchema = z.strictObject({
  $schema: z.string().optional(),
  /** A language that has no phrase of its own for a concept leaves it out. */
  concepts: z.record(NameSchema, z.partialRecord(z.enum(vocabularyLanguages), PhrasesSchema)),
  /** Entries like those of a workflow's `match`, for what no workflow is about. Their points count against all. */
  outside: z.array(AuthoredMatchSchema).default([]),
});

/** The concepts that all workflows of a folder share, ready to be found. */
export interface Vocabulary {
  concepts: ReadonlySet<string>;
  outside: readonly MatchEntry[];
  finder: PhraseFinder;
}

export const noVocabulary: Vocabulary = { concepts: new Set(), outside: [], finder: phraseFinder([]) };

const place = { line: 1, column: 1, suggestion: null, severity: 'error' as const };

interface ReadVocabulary {
  vocabulary: Vocabulary;
  problems: SourceProblem[];
}

/** The last one read: reading it takes longer than all workflows together, and most readings find the same text. */
let latest: { file: string; text: string; read: ReadVocabulary } | null = null;

/** Reads the vocabulary of a folder of workflows; a folder without one has no concepts. */
export function readVocabulary(root: string): ReadVocabulary {
  const file = join(root, '_shared', 'vocabulary.yaml');
  if (!existsSync(file)) return { vocabulary: noVocabulary, problems: [] };
  const text = readFileSync(file, 'utf8');
  if (latest?.file !== file || latest.text !== text) latest = { file, text, read: parsedVocabulary(file, text) };
  return latest.read;
}

function parsedVocabulary(file: string, text: string): ReadVocabulary {
  const source = readYaml(file, text);
  const parsed = VocabularySchema.safeParse(source.value);
  if (!parsed.success || source.problems.length > 0) {
    const shape = parsed.success ? [] : shapeProblems(parsed.error);
    const problems = shape.map((problem) => ({ ...place, ...problem, file, ...source.atKey(problem.path) }));
    return { vocabulary: noVocabulary, problems: source.problems.length > 0 ? source.problems : problems };
  }
  const vocabulary = vocabularyOf(parsed.data);
  const problems = unknownConcepts(parsed.data.outside, vocabulary.concepts).map(({ path, message, suggestion }) => ({
    ...place,
    file,
    ...source.at(['outside', ...path]),
    message,
    suggestion,
  }));
  return { vocabulary, problems };
}

export function vocabularyOf({ concepts, outside }: z.output<typeof VocabularySchema>): Vocabulary {
  const phrases = Object.entries(concepts).flatMap(([concept, byLanguage]) =>
    Object.values(byLanguage).flatMap((texts) => texts.map((text) => ({ text, concept }))),
  );
  return { concepts: new Set(Object.keys(concepts)), outside, finder: phraseFinder(phrases) };
}

/** Concepts that entries name and the vocabulary does not have. */
export function unknownConcepts(
  entries: readonly MatchEntry[],
  known: ReadonlySet<string>,
): { path: (string | number)[]; message: string; suggestion: string | null }[] {
  return entries.flatMap((entry, index) =>
    namedConcepts(entry).flatMap(({ name, path }) =>
      known.has(name)
        ? []
        : [
            {
              path: [index, ...path],
              message: `The vocabulary has no concept ${name}`,
              suggestion: suggestName(name, [...known]),
            },
          ],
    ),
  );
}
