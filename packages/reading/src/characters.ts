/** What kind of character a code unit is, for scanning words without regular expressions over whole texts. */

export function isAsciiWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Scripts written without spaces: there the end of a word is no sign of where an address begins or ends. */
export function isUnspaced(code: number): boolean {
  return (
    (code >= 0x3005 && code <= 0x3007) ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x0e00 && code <= 0x0eff) ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff)
  );
}

const wordLike = /[\p{L}\p{M}\p{N}]/u;

/** True for letters, marks and digits of any script; halves of surrogate pairs are no letters. */
export function isWord(code: number): boolean {
  if (code < 0x80) return isAsciiWord(code);
  return wordLike.test(String.fromCharCode(code));
}
