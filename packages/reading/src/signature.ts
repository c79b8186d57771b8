/** A farewell in a line of its own. */
const farewell =
  /^(?:(?:many |best |kind |warm |kindest |with kind )?(?:thanks|regards|wishes)(?: and (?:best )?regards| in advance)?|thank you(?: very much| in advance)?|best|cheers|sincerely|yours (?:truly|sincerely|faithfully)|(?:mit )?(?:freundliche[nm]?|beste[nm]?|viele[nm]?|liebe[nm]?|herzliche[nm]?) gr(?:ü|ue)(?:ß|ss)en?|mfg|vg|lg|danke|vielen dank|(?:un |muchos |cordiales )?saludos?(?: cordiales)?|atentamente|gracias|muchas gracias|(?:bien )?cordialement|bien à vous|(?:meilleures )?salutations(?: distinguées)?|merci(?: d'avance| beaucoup)?|敬具|以上)\s*[,.!、。]*$/iu;
const rule = /^([-=_*#~+━─＝])\1{4,}$/u;
const contact = /tel\b|phone|mobile|fax|e-?mail|www\.|https?:\/\/|@|〒|電話|株式会社|有限会社|gmbh|\binc\b|\bltd\b/iu;

const mostLines = 10;
const longestLine = 90;

/**
 * True when everything from this line on is the sender's signature: a farewell, or a drawn line above contact data,
 * with nothing but a few short lines after it.
 */
export function startsSignature(heads: readonly string[], at: number): boolean {
  const head = heads[at] ?? '';
  const isFarewell = head.length <= 60 && farewell.test(head);
  if (!isFarewell && !(head.length <= 200 && rule.test(head))) return false;
  const rest: string[] = [];
  for (let next = at + 1; next < heads.length; next += 1) {
    const line = heads[next] ?? '';
    if (line === '') continue;
    // A quote below the signature is cut for itself.
    if (line.startsWith('>')) break;
    rest.push(line);
    if (rest.length > mostLines || line.length > longestLine) return false;
  }
  return isFarewell ? rest.length > 0 : rest.some((line) => contact.test(line));
}
