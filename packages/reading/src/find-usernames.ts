import { isAsciiWord, isWord } from './characters.ts';
import type { Span } from './find-links.ts';
import type { Meter } from './meter.ts';

export interface FoundUsername extends Span {
  username: string;
}

const form = /^[A-Za-z0-9_][A-Za-z0-9_.-]{1,254}$/;
/** Words that stand after an `@` and are nobody. */
const nobody = new Set([
  'all',
  'here',
  'channel',
  'everyone',
  'gitlab',
  'gitlab-bot',
  'support',
  'example',
  'username',
]);
const labels =
  /(?:user ?name|user handle|gitlab handle|benutzername|nutzername|nombre de usuario|nom d'utilisateur|ユーザー名|ユーザ名|ユーザーネーム)(?: (?:is|ist|es|est|lautet)|は|\s*[:=])\s*["'`@「]{0,2}([A-Za-z0-9_][A-Za-z0-9_.-]{1,100})/giu;
const mostWindow = 140;

/** Usernames written as `@name` or after a word that announces one. Proposals only: a mention can be anybody. */
export function findUsernames(text: string, taken: readonly Span[], meter: Meter): FoundUsername[] {
  const found: FoundUsername[] = [];
  let past = 0;
  meter.spend(text.length);
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    while (past < taken.length && (taken[past]?.end ?? 0) <= sign) past += 1;
    if ((taken[past]?.start ?? Infinity) <= sign) continue;
    if (sign > 0 && (isWord(text.charCodeAt(sign - 1)) || './@\\"'.includes(text[sign - 1] ?? ''))) continue;
    let end = sign + 1;
    while (end < text.length && end - sign < 256) {
      if (!isAsciiWord(text.charCodeAt(end)) && !'_.-'.includes(text[end] ?? ' ')) break;
      end += 1;
    }
    meter.spend(end - sign);
    const username = text.slice(sign + 1, end).replace(/[.-]{1,20}$/, '');
    const next = text[sign + 1 + username.length];
    if (next === '/' || next === '@' || !form.test(username) || nobody.has(username.toLowerCase())) continue;
    found.push({ username, start: sign, end: sign + 1 + username.length });
  }
  return [...found, ...announced(text, meter)];
}

/** Looked for around the words “user” and their like only, so that the pattern never meets the whole text. */
function announced(text: string, meter: Meter): FoundUsername[] {
  const found: FoundUsername[] = [];
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return found;
  for (const word of ['user', 'benutzer', 'nutzername', 'usuario', 'utilisateur', 'ユーザ', 'handle']) {
    meter.spend(text.length);
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + mostWindow)) {
      const from = Math.max(0, at - 12);
      const window = text.slice(from, at + mostWindow);
      meter.spend(window.length);
      for (const match of window.matchAll(labels)) {
        const username = (match[1] ?? '').replace(/[.-]{1,20}$/, '');
        const start = from + match.index + match[0].length - (match[1]?.length ?? 0);
        if (text[start + username.length] === '@' || found.some((one) => one.start === start)) continue;
        found.push({ username, start, end: start + username.length });
      }
    }
  }
  return found;
}
