import type { Meter } from './meter.ts';

/** Soft hyphens, zero-width and direction marks: nobody sees them, and they cut an address in two. */
function isUnseen(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff ||
    (code < 0x20 && code !== 0x0a && code !== 0x09)
  );
}

/** The character as the rest of reading expects it, e.g. `@` for the full-width sign of Japanese keyboards. */
function plainOf(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  if (code === 0x3000 || code === 0xa0 || code === 0x202f || code === 0x2007) return 0x20;
  if (code === 0x2018 || code === 0x2019 || code === 0x2bc) return 0x27;
  return code === 0x2028 || code === 0x2029 ? 0x0a : code;
}

/** Text with unseen characters taken out, full-width forms narrowed and one kind of line break. One pass. */
export function cleanText(text: string, meter: Meter): string {
  meter.spend(text.length);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code < 0x7f) continue;
    if (code === 0x0d) {
      parts.push(text.slice(from, at), text.charCodeAt(at + 1) === 0x0a ? '' : '\n');
      from = at + 1;
    } else if (isUnseen(code)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    } else {
      const plain = plainOf(code);
      if (plain === code) continue;
      parts.push(text.slice(from, at), String.fromCharCode(plain));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}
