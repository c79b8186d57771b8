/** What stands before a name and is none. */
const titles = new Set('dr prof mr mrs ms mx sir herr frau ing mag sr sra srta don doña m mme mlle'.split(' '));
/** Who writes under such a name is no person, or nobody knows which. */
const shared =
  /\b(the|team|equipo|équipe|support|soporte|help ?desk|service|admin|administrator|office|ops|devops|info|accounts?|billing|inc|llc|ltd|gmbh|corp|group|department)\b/i;
/** Names of these scripts begin with the family; cut, they are no first name. */
const familyFirst = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** `J.`, `J.R.`, `J.-P.`: all of it letters that stand for names. */
const initials = /^\p{L}(?:[.-]+\p{L})*\.*$/u;
const capitals = /^\p{Lu}[\p{Lu}\p{M}'’-]+$/u;

/**
 * What to greet somebody by, from the name that Zendesk has: their first name, or the whole where the first name alone
 * would be rude; null where it cannot be told, or where the name is no person's, as an address or a team's.
 */
export function firstName(name: string): string | null {
  const whole = name.trim();
  if (whole === '' || /[@\d_/\\]/.test(whole) || shared.test(whole)) return null;
  if (familyFirst.test(whole)) return whole;
  const [before = '', after] = whole.split(',').map((part) => part.trim());
  const words = (after || before).split(/\s+/);
  const first = words.find((word) => !titles.has(word.toLowerCase().replace('.', '')));
  if (first === undefined || initials.test(first)) return null;
  return capitals.test(first) ? inSmallLetters(first, whole) : first;
}

/** A name in capitals as it is usually written; null where the capitals do not say how. */
function inSmallLetters(first: string, whole: string): string | null {
  // Beside small letters, capitals mark a family name, initials or a degree.
  if (/\p{Ll}/u.test(whole) || first.length < 3) return null;
  // Greek loses its accents in capitals, and initials that are written together have no vowel.
  const isCyrillic = /^\p{sc=Cyrillic}/u.test(first);
  if (!isCyrillic && !/^\p{sc=Latin}/u.test(first)) return null;
  if (!isCyrillic && !/[AEIOUYÆØŒ]/.test(first.normalize('NFD'))) return null;
  // A Turkish I is ı or i.
  if (/[İĞŞ]/.test(whole) && /[Iİ]/.test(first.slice(1))) return null;
  return first.toLowerCase().replaceAll(/(?<=^|-|^\p{L}['’])\p{L}/gu, (letter) => letter.toUpperCase());
}
