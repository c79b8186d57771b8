import { NameSchema } from '@handrail/contract';
import { z } from 'zod';
import { AuthoredPackSchema, FragmentSchema } from '../authored-pack.ts';
import { CaseFileSchema } from '../case-file.ts';
import { VocabularySchema } from '../match/vocabulary.ts';
import { caseHints, vocabularyHints, workflowHints } from './schema-hints.ts';

export const schemaNames = ['workflow', 'cases', 'fragment', 'vocabulary'] as const;
export type SchemaName = (typeof schemaNames)[number];

/** A file may restate a part of an outcome that it includes, so that on its own an outcome need not be whole. */
const WorkflowFileSchema = AuthoredPackSchema.extend({
  outcomes: z.record(NameSchema, AuthoredPackSchema.shape.outcomes.valueType.partial()),
});

const sources = {
  workflow: { title: 'Handrail workflow', schema: WorkflowFileSchema, hints: workflowHints },
  cases: { title: 'Cases of a Handrail workflow', schema: CaseFileSchema, hints: caseHints },
  vocabulary: { title: 'What people call things', schema: VocabularySchema, hints: vocabularyHints },
  fragment: { title: 'Part that Handrail workflows share', schema: FragmentSchema, hints: workflowHints },
} as const;

type Node = z.core.JSONSchema.BaseSchema;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What may stand at a node, with references followed and alternatives and list items opened. */
const meanings = (root: Node, node: Node, seen: ReadonlySet<Node> = new Set()): Node[] => {
  if (seen.has(node)) return [];
  const within = new Set([...seen, node]);
  const open = (part: unknown): Node[] => (isNode(part) ? meanings(root, part, within) : []);
  const definitions = root['definitions'];
  const named = node.$ref?.replace('#/definitions/', '') ?? '';
  return [
    node,
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(open),
    ...open(node.items),
    ...open(isNode(definitions) ? definitions[named] : undefined),
  ];
};

const within = (root: Node, node: Node, name: string): Node[] =>
  meanings(root, node).flatMap((meaning) => {
    const properties: Record<string, unknown> = meaning.properties ?? {};
    const inner = name === '*' ? meaning.additionalProperties : properties[name];
    return isNode(inner) ? [inner] : [];
  });

/** Writes each hint at its place. Throws when a hint's place is gone, so that hints follow the schema. */
const describe = (root: Node, hints: Readonly<Record<string, string>>, areAllNeeded: boolean): void => {
  for (const [place, hint] of Object.entries(hints)) {
    const nodes = place.split('.').reduce<Node[]>((at, name) => at.flatMap((node) => within(root, node, name)), [root]);
    if (nodes.length === 0 && areAllNeeded) throw new Error(`No place ${place} in the schema for its hint`);
    for (const node of nodes) node.description = hint;
  }
};

/** JSON Schema (draft 7, which editors understand) of one kind of file, generated from what the loader checks with. */
export const jsonSchema = (name: SchemaName): string => {
  const { title, schema, hints } = sources[name];
  const generated = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    // The formats say it already, in one word instead of a line of pattern.
    override: ({ jsonSchema: node }) => {
      if (node.format !== undefined) delete node.pattern;
      if (node.default !== undefined && typeof node.default === 'object') delete node.default;
    },
  });
  describe(generated, hints, name !== 'fragment');
  return JSON.stringify({ ...generated, title }, null, 1);
};
