const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A character by its number, such as `&#62;` or `&#x3e;`; what is none stays as it is. */
function numbered(whole: string, digits: string, radix: 10 | 16): string {
  const code = Number.parseInt(digits, radix);
  const isText = code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
  return isText ? String.fromCodePoint(code) : whole;
}

/** The words of simple HTML, blocks as lines. For comparing and matching only; the result is never shown as HTML. */
export function plainTextOf(html: string): string {
  return html
    .replace(/<(br|\/p|\/div|\/li|\/h\d|\/blockquote|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) =>
      name === undefined
        ? numbered(whole, String(decimal ?? hex), decimal === undefined ? 16 : 10)
        : (entities[String(name).toLowerCase()] ?? ' '),
    )
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text as HTML that shows it as it stands. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Letters and digits only, so that two renderings of one text compare equal whatever the markup. */
export function essenceOf(text: string, format: 'html' | 'plain'): string {
  return mappedEssence(text.normalize('NFC'), format).essence;
}

/**
 * The essence of a text with the place of each of its characters: `places[i]` is where the i-th begins in `text`.
 * @param text in NFC
 */
export function mappedEssence(text: string, format: 'html' | 'plain'): { essence: string; places: number[] } {
  const parts: string[] = [];
  const places: number[] = [];
  // Tags and entities are no words; everything else is judged letter by letter.
  const tokens = format === 'html' ? /<[^>]*>|&#?\w{1,10};|[\p{L}\p{N}]/gu : /[\p{L}\p{N}]/gu;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token.startsWith('<') || token.startsWith('&')) continue;
    const lower = token.toLowerCase();
    parts.push(lower);
    for (let unit = 0; unit < lower.length; unit += 1) places.push(index);
  }
  return { essence: parts.join(''), places };
}
