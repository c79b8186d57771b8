import { z } from 'zod';
import { isObject } from './change.ts';

const anything = z.unknown();

type Changed = { is?: unknown; of?: unknown; without?: unknown; list?: unknown; at?: unknown };

/**
 * The value that `change` makes of `known`, which was read by the same schema: every part that is new is held against
 * the schema of its place, every part that stayed is the known one itself. Throws a `ZodError` for what does not fit.
 */
export function readChange<Schema extends z.ZodType>(
  schema: Schema,
  known: z.output<Schema>,
  change: unknown,
): z.output<Schema> {
  // Each part was read by the schema of its place or stands where it stood.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return read(schema, known, change) as z.output<Schema>;
}

function read(schema: z.ZodType, known: unknown, change: unknown): unknown {
  if (!isObject(change)) return unfit();
  const { is, of, without = [], list }: Changed = change;
  if ('is' in change) return schema.parse(is);
  const partOf = partsOf(schema, known, change);
  if (!partOf) return schema.parse(read(anything, known, change));
  if (Array.isArray(known) && Array.isArray(list)) {
    return list.map((item: unknown) => {
      if (typeof item === 'number') return inPlace(known, item);
      const { at }: Changed = isObject(item) ? item : {};
      return read(partOf('') ?? anything, at === undefined ? undefined : inPlace(known, at), item);
    });
  }
  if (!isObject(known) || !isObject(of) || !Array.isArray(without)) return unfit();
  const parts = { ...known };
  for (const name of z.array(z.string()).parse(without)) {
    const left = partOf(name)?.parse(undefined);
    if (left === undefined) delete parts[name];
    else parts[name] = left;
  }
  for (const [name, inner] of Object.entries(of)) {
    const part = partOf(name);
    if (part && name !== '__proto__') parts[name] = read(part, known[name], inner);
  }
  return parts;
}

/** The schema of each part, null for a part that it does not know; null where only the whole can be held against it. */
function partsOf(schema: z.ZodType, known: unknown, change: Changed): ((name: string) => z.ZodType | null) | null {
  if (schema instanceof z.ZodUnknown) return () => anything;
  if (schema.def.checks?.length) return null;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    const inner: unknown = schema.unwrap();
    return inner instanceof z.ZodType ? partsOf(inner, known, change) : null;
  }
  if (schema instanceof z.ZodArray) {
    const { element }: { element: unknown } = schema;
    return element instanceof z.ZodType ? () => element : null;
  }
  if (schema instanceof z.ZodObject && !schema.def.catchall) {
    const shape: Record<string, unknown> = schema.shape;
    return (name) => {
      const part = Object.hasOwn(shape, name) ? shape[name] : null;
      return part instanceof z.ZodType ? part : null;
    };
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const kind = isObject(known) && !changesKind(change, discriminator) ? known[discriminator] : undefined;
    const options: readonly unknown[] = schema.options;
    const option = options.find((one) => one instanceof z.ZodObject && isKind(one.shape[discriminator], kind));
    return option instanceof z.ZodObject ? partsOf(option, known, change) : null;
  }
  return null;
}

function isKind(schema: unknown, kind: unknown): boolean {
  const values: ReadonlySet<unknown> | null = schema instanceof z.ZodLiteral ? schema.values : null;
  return values?.has(kind) ?? false;
}

/** A change of the kind itself. */
function changesKind({ of, without }: Changed, discriminator: string): boolean {
  return (isObject(of) && discriminator in of) || (Array.isArray(without) && without.includes(discriminator));
}

function inPlace(known: unknown, at: unknown): unknown {
  if (!Array.isArray(known) || typeof at !== 'number' || !(at in known)) return unfit();
  return known[at];
}

function unfit(): never {
  throw new z.ZodError([
    { code: 'custom', path: [], message: 'A change that does not fit what it changes', input: null },
  ]);
}
