import { z } from 'zod';

/** Half a surrogate pair or a control character: no store or page can hold them. Line ends and tabs can be drawn. */
const undrawable = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;
const everyUndrawable = new RegExp(undrawable, 'gu');
/** What nobody sees can make two names look the same, so names and addresses take none of it. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

function findCharacter(text: string, unfit: RegExp): string | null {
  const found = unfit.exec(text);
  if (!found) return null;
  const code = found[0].codePointAt(0) ?? 0;
  const what =
    code >= 0xd800 && code <= 0xdfff
      ? 'half a character'
      : code < 0xa0
        ? 'a control character'
        : 'an invisible character';
  const named = code.toString(16).toUpperCase().padStart(4, '0');
  return `It holds ${what} (U+${named}) at place ${Array.from(text.slice(0, found.index)).length + 1}`;
}

/** What makes a text unfit to be kept and drawn, and where, counted in characters from 1; null when it is fit. */
export const unfitText = (text: string): string | null => findCharacter(text, undrawable);

/** The same for a name, an address or a key, which must show everything it holds. */
export const unfitName = (text: string): string | null => findCharacter(text, unseen);

/** A text with U+FFFD in place of what cannot be drawn; for what arrives without a person who could mend it. */
export const drawable = (text: string): string => text.replace(everyUndrawable, '\uFFFD');

type Unfit = (text: string) => string | null;

const fitting = <T extends z.ZodType<string, string>>(schema: T, unfit: Unfit) =>
  schema.superRefine((text, context) => {
    const message = unfit(text);
    if (message !== null) context.addIssue(message);
  });

/** A text that somebody writes. Every text of a request is this or one of the next two. */
export const textSchema = (most: number) => fitting(z.string().max(most), unfitText);

/** A name, an address or a key: in one line, nothing invisible. */
export const nameSchema = (most: number) => fitting(z.string().max(most), unfitName);

/** A text read from elsewhere, e.g. a ticket: what cannot be drawn is replaced, because nobody at hand can mend it. */
export const readSchema = (most: number) => z.string().max(most).transform(drawable);

/** An address read from elsewhere is taken whole or not at all. */
export const readAddressSchema = z
  .string()
  .max(320)
  .nullable()
  .transform((address) => (address === null || unfitName(address) !== null ? null : address));

const pages = { protocol: /^https?$/, message: 'Must be an http or https address' };
/** The address of a page and nothing else: a link is followed by whoever reads the record (X35). */
export const linkSchema = (most: number) => fitting(z.url(pages).max(most), unfitName);
