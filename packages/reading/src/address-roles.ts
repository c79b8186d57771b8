import type { FoundAddress } from './find-addresses.ts';
import type { Meter } from './meter.ts';

/** Which of two addresses one is, by the words around it. */
export type AddressRole = 'old' | 'new';

/** Words that lead from the old address to the new one, wherever they stand in a short gap between the two. */
const leading = new Set('to into with becomes become nach auf zu zur in durch a por con vers en par à au'.split(' '));
/** Words that only join two addresses. */
const joining = new Set('and or nor not und oder y e o u et ou ni but aber pero mais cc'.split(' '));
const arrow = /^[\s"'`)\]|]*(?:-+>|=+>|→|⇒|➔|➜|>>|»|\||\t|;)[\s"'`([|]*$/u;
const japaneseForward =
  /^[」)\s]*(?:から|を|より|→)(?:新しい|新|下記の|以下の)?(?:メール)?(?:アドレス)?(?:の|である)?[「(\s:]*$/u;
const backward =
  /(?:instead of|rather than|statt|anstelle von|anstatt|en lugar de|en vez de|au lieu de|à la place de|の代わりに)[\s:"'(]*$/iu;
const oldWords =
  /(?:\b(?:old|current|currently|existing|previous|former|present|alte[nrs]?|bisherige[nrs]?|aktuelle[nrs]?|jetzige[nrs]?|antigu[oa]|actual|anterior|ancien(?:ne)?|actuel(?:le)?|i use|ich nutze|uso|j'utilise)|旧|現在の?|元の?|変更前の?)[\s\p{L}\-'():*"「]{0,30}$/iu;
const newWords =
  /(?:\b(?:new|want|would like|wish|replace(?:d)? with|neu|neue[nrs]?|künftige[nrs]?|nuev[oa]|nouve(?:au|lle)|souhaite|quiero|möchte)|新(?:しい?|規)?|変更後の?)[\s\p{L}\-'():*"「]{0,30}$/iu;
/** “change it to B”, where A is not named. */
const changeTo = /\b(?:change|switch|update|move|set)[\s\p{L}'-]{1,40}\bto\s{1,3}$/iu;
const mostGap = 60;
const mostBefore = 70;

/**
 * The role of each address, null where the words tell none: “from A to B”, “A -> B”, a row of two cells, “old: A”,
 * “B instead of A”. Only words on the same line close by count.
 */
export function addressRoles(text: string, addresses: readonly FoundAddress[], meter: Meter): (AddressRole | null)[] {
  const roles: (AddressRole | null)[] = addresses.map(() => null);
  for (let at = 0; at < addresses.length; at += 1) {
    const one = addresses[at];
    const next = addresses[at + 1];
    if (one === undefined) break;
    const gap = next === undefined || next.start - one.end > mostGap ? null : text.slice(one.end, next.start);
    meter.spend((gap?.length ?? 0) + mostBefore);
    if (gap !== null && one.key !== next?.key && roles[at] === null && !gap.includes('\n')) {
      if (backward.test(gap)) [roles[at], roles[at + 1]] = ['new', 'old'];
      else if (isForward(gap)) [roles[at], roles[at + 1]] = ['old', 'new'];
    }
    roles[at] ??= labelled(before(text, one, addresses[at - 1]));
  }
  return roles;
}

function isForward(gap: string): boolean {
  if (arrow.test(gap) || japaneseForward.test(gap)) return true;
  const words = gap.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  return words.length <= 7 && words.some((word) => leading.has(word)) && !words.some((word) => joining.has(word));
}

function before(text: string, { start }: FoundAddress, previous: FoundAddress | undefined): string {
  const from = Math.max(start - mostBefore, previous?.end ?? 0);
  const words = text.slice(from, start);
  return words.slice(words.lastIndexOf('\n') + 1);
}

/** The nearer of two labels counts. */
function labelled(words: string): AddressRole | null {
  const clause = words.slice(Math.max(...[',', ';', '.', '、', '。'].map((sign) => words.lastIndexOf(sign))) + 1);
  if (newWords.test(clause) || changeTo.test(clause)) return 'new';
  return oldWords.test(clause) ? 'old' : null;
}
