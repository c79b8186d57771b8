/** What stands before a name and is none. */
const titles = new Set('dr prof mr mrs ms mx sir herr frau ing mag sr sra srta don doña m mme mlle'.split(' '));
/** Who writes under such a name is no person, or nobody knows which. */
const shared =
  /\b(the|team|equipo|équipe|support|soporte|help ?desk|service|admin|administrator|office|ops|devops|info|accounts?|billing|inc|llc|ltd|gmbh|corp|group|department)\b/i;
/** Names of these scripts begin with the family; cut, they are no first name. */
const familyFirst = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/**
 * What to greet somebody by, from the name that Zendesk has: their first name, or the whole where that cannot be told;
 * null where it is no person's name, as an address or a team's.
 */
export function firstName(name: string): string | null {
  const whole = name.trim();
  if (whole === '' || /[@\d_/\\]/.test(whole) || shared.test(whole)) return null;
  if (familyFirst.test(whole)) return whole;
  const [before = '', after] = whole.split(',').map((part) => part.trim());
  const words = (after || before).split(/\s+/);
  const first = words.find((word) => !titles.has(word.toLowerCase().replace('.', '')));
  // An initial, or nothing but a title: all of it is more polite than a letter.
  return first === undefined || /^\p{L}\.?$/u.test(first) ? whole : first;
}
