import { expect, test } from 'vitest';
import { z } from 'zod';
import { documentedRoutes } from './open-api.ts';
import { drawable, nameSchema, readSchema, textSchema, unfitName, unfitText } from './text.ts';

const half = '\ud83d';
const unfits: [string, string][] = [
  ['half a character', half],
  ['the other half', '\ude00'],
  ['NUL', '\0'],
  ['a bell', '\u0007'],
  ['a control of the second block', '\u0085'],
];

test('a text is refused with what is wrong and where, counted in characters', () => {
  expect(unfitText(`😀a${half}b`)).toBe('It holds half a character (U+D83D) at place 3');
  expect(unfitText('a\0')).toBe('It holds a control character (U+0000) at place 2');
  expect(textSchema(10).safeParse('a\u0007').error?.issues[0]?.message).toContain('U+0007');
});

test('what a person writes in any language is fit', () => {
  for (const text of ['', 'line\r\n\tline', '👩‍💻 ❤️', 'می‌خواهم', '\u202a+1 555\u202c', 'A\u0301']) {
    expect(unfitText(text)).toBeNull();
  }
});

test('a name shows everything it holds', () => {
  for (const name of ['jane@example.com', 'José Núñez', '田中', 'a-b_c/d.e', 'Zoë 😀'])
    expect(unfitName(name)).toBeNull();
  const unseen = ['\u200b', '\u00ad', '\u202e', '\ufeff', '\u2028', '\u3164', '\u034f', '\u{e0041}', '\n', half];
  for (const character of unseen) {
    expect(unfitName(`jane${character}@example.com`)).toContain('at place 5');
    expect(nameSchema(50).safeParse(`jane${character}@example.com`).success).toBe(false);
  }
});

test('what is read from elsewhere is made drawable, and what is drawable stays as it was', () => {
  expect(drawable(`a${half}b\0c😀\n`)).toBe('a\ufffdb\ufffdc😀\n');
  expect(readSchema(9).parse('😀 \r\n\t')).toBe('😀 \r\n\t');
});

/** Strings of a schema that a caller may fill as they like, each by its path. */
function freeStrings(schema: z.core.$ZodType, path: string): [string, z.core.$ZodType][] {
  const { def } = schema._zod;
  const all = (parts: [string, z.core.$ZodType][]) =>
    parts.flatMap(([name, part]) => freeStrings(part, path === '' ? name : `${path}.${name}`));
  if (def.type === 'string') return [[path, schema]];
  if (schema instanceof z.ZodObject) return all(Object.entries<z.core.$ZodType>(schema.shape));
  if (schema instanceof z.ZodArray) return all([['0', schema.def.element]]);
  if (schema instanceof z.ZodRecord)
    return all([
      ['key', schema.def.keyType],
      ['value', schema.def.valueType],
    ]);
  if (schema instanceof z.ZodUnion) return all(schema.def.options.map((option, i) => [`or${i}`, option]));
  // What follows a text may mend it, so the two are looked at together.
  if (schema instanceof z.ZodPipe) {
    const inner = freeStrings(schema.def.in, path);
    return inner.length === 1 && inner[0]?.[0] === path ? [[path, schema]] : inner;
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return freeStrings(schema.def.innerType, path);
  return [];
}

const strings = Object.entries(documentedRoutes).flatMap(([name, { params, query, body }]) =>
  Object.entries({ params, query, body }).flatMap(([part, schema]) =>
    schema ? freeStrings(schema, `${name}.${part}`) : [],
  ),
);

test('every text of every request is found by the walk', () => {
  const paths = strings.map(([path]) => path);
  expect(paths.length).toBeGreaterThan(100);
  expect(paths).toContain('openTicket.body.snapshot.comments.0.text');
  expect(paths.some((path) => path.startsWith('appendEvent.body.body.') && path.endsWith('.reason'))).toBe(true);
  expect(paths.some((path) => path.startsWith('receiveWebhook.body.') && path.endsWith('comment.body'))).toBe(true);
});

test.each(unfits)('no text of any request lets %s through', (_, character) => {
  const letting = strings.filter(([, schema]) => {
    const parsed = z.safeParse(schema, `aaaaaaaa${character}`);
    return parsed.success && unfitText(String(parsed.data)) !== null;
  });
  expect(letting.map(([path]) => path)).toEqual([]);
});
