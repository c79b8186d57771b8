/** What begins a quoted or forwarded mail, in the words of the mail programs of several languages. */

const separators =
  /^[-_\s*>]*(?:original message|original-nachricht|ursprüngliche nachricht|mensaje original|message d'origine|message original|元のメッセージ|forwarded message|weitergeleitete nachricht|mensaje reenviado|message transféré|message réexpédié|転送メッセージ|転送されたメッセージ)[-_\s*:]*$/iu;
const forwards =
  /^(?:begin forwarded message|anfang der weitergeleiteten nachricht|inicio del mensaje reenviado|début du message (?:réexpédié|transféré)|転送されたメッセージの始まり)\s*:?$/iu;
const devices =
  /^(?:sent from my |sent from outlook|get outlook for |von meinem .{1,30} gesendet|gesendet von |enviado desde mi |enviado con |envoyé de(?:puis)? mon |.{1,20}から送信)/iu;
const replyAbove = /^##-.*-##$/u;

/** True for a line after which nothing of the message is the writer's own. */
export function endsMessage(head: string): boolean {
  if (head === '--' || head === '—') return true;
  return separators.test(head) || forwards.test(head) || devices.test(head) || replyAbove.test(head);
}

export function isCodeFence(head: string): boolean {
  return head.startsWith('```') || head.startsWith('~~~');
}

const from = /^\*{0,2}(?:from|von|de|da|van|差出人|发件人|寄件者|보낸 사람)\*{0,2}\s*:/iu;
const dateOrSubject =
  /^\*{0,2}(?:sent|date|subject|gesendet|datum|betreff|enviado(?: el)?|fecha|asunto|envoyé|objet|sujet|送信日時|日時|日付|件名|主题|发送时间)\*{0,2}\s*:/iu;

/** A sender's line with a date or a subject close below it. `From:` and `To:` alone can be a list of addresses. */
export function isHeaderBlock(heads: readonly string[], at: number): boolean {
  return from.test(heads[at] ?? '') && heads.slice(at + 1, at + 6).some((head) => dateOrSubject.test(head));
}

const wrote =
  /(?<!\p{L})(?:wrote|schrieb|geschrieben|escribió|écrit|ha scritto|scritto|schreef|escreveu|skrev|napisał)(?![\p{L}])/iu;
const year = /\d{4}|\d{1,2}[./]\d{1,2}/;
const time = /\d{1,2}[:.時]\d{2}/;
const sender = /<[^<>\s@]*@[^<>\s@]*>|[^\s<>]@[^\s<>]/;

/** Number of lines that the line “On … wrote:” takes here, which programs break at will; 0 when there is none. */
export function isReplyHead(heads: readonly string[], at: number): number {
  let joined = '';
  for (let lines = 1; lines <= 3; lines += 1) {
    const head = heads[at + lines - 1] ?? '';
    if (head === '' || head.startsWith('>')) return 0;
    joined = `${joined} ${head}`.slice(-600);
    if (!/[:：]$/u.test(head)) continue;
    const isHead = wrote.test(joined)
      ? year.test(joined) || sender.test(joined)
      : time.test(joined) && /<[^<>\s@]*@[^<>\s@]*>\s*:$/.test(joined);
    return isHead ? lines : 0;
  }
  return 0;
}
