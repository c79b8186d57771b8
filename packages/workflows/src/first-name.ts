/** What stands before a name and is none. */
const titles = new Set(
  'dr prof mr mrs ms mx sir herr frau ing mag sr sra srta don doña m mme mlle miss madam doctor'.split(' '),
);
/** Who writes under such a name is no person, or nobody knows which. */
const shared =
  /\b(the|team|equipo|équipe|support|soporte|help ?desk|service|admin|administrator|office|ops|devops|info|accounts?|billing|inc|llc|ltd|gmbh|corp|group|department)\b/i;
/** What forms and systems put where nobody gave a name, and the particles that a family name begins with. */
const unnamed = new Set(
  'customer client user guest unknown anonymous undefined null none no not noreply no-reply root bot test gitlab google'.split(
    ' ',
  ),
);
const particles = new Set('van von der den de del della di da dos du la le el al bin ibn'.split(' '));
/** Remarks beside a name, as `(she/her)` or `[EXT]`. */
const remarks = /\([^()]*\)|\[[^[\]]*\]/g;
/** Signs around a word that are no part of a name. */
const around = /^[^\p{L}\p{M}]+|[^\p{L}\p{M}]+$/gu;
const letters = /^[\p{L}\p{M}][\p{L}\p{M}'’.·-]*$/u;
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
  const whole = name.replace(remarks, ' ').trim();
  // Two people, or a remark that is no name.
  if (whole === '' || /[@\d_/\\:&<>]|\sand\s/i.test(whole) || shared.test(whole)) return null;
  if (familyFirst.test(whole)) return whole;
  const [before = '', after] = whole.split(',').map((part) => part.trim());
  const words = (after || before).split(/\s+/).map((word) => word.replace(around, ''));
  const first = words.find((word) => word !== '' && !titles.has(word.toLowerCase()));
  if (first === undefined || initials.test(first) || !letters.test(first)) return null;
  // A family name's particle is small; Van and Al are names.
  if (unnamed.has(first.toLowerCase()) || particles.has(first)) return null;
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
