import type { NotRead, TicketComment, TicketSnapshot } from '@handrail/contract';
import { addressKey } from './address.ts';
import { cleanText } from './clean-text.ts';
import type { Meter } from './meter.ts';
import { ownWords } from './own-words.ts';
import type { Words } from './reading.ts';

/** Characters of all messages together that are read; the first message and the newest ones come first. */
export const mostCharacters = 120_000;

interface Message {
  part: Words['part'];
  comment: string | null;
  text: string;
}

/** True for a public message whose author is the ticket's requester. Agents, copied people and notes are not. */
function isRequesters({ author, public: isPublic }: TicketComment, { requester }: TicketSnapshot): boolean {
  if (!isPublic) return false;
  if (requester.id && author.id) return author.id === requester.id;
  if (requester.email === null || author.email === null) return false;
  const key = addressKey(author.email);
  return key !== null && key === addressKey(requester.email);
}

/** Enough of two texts to tell that they are one message, whatever the channel did to blanks. */
const beginning = (text: string) => text.slice(0, 400).replaceAll(/\s+/g, ' ').trim().slice(0, 200);

/**
 * The requester's own public words, oldest first, and what the budget left out. The description is the first message of
 * whoever opened the ticket, so it counts only where nothing says that somebody else did.
 */
export function whoseWords(snapshot: TicketSnapshot, meter: Meter): { words: Words[]; notRead: NotRead } {
  const first = beginning(snapshot.description);
  const twin = snapshot.comments.slice(0, 3).find(({ text }) => beginning(text) === first);
  const later = snapshot.comments.filter((comment) => comment !== twin && isRequesters(comment, snapshot));
  const isOpener = twin === undefined || isRequesters(twin, snapshot);
  const messages: Message[] = later.map(({ id, text }) => ({ part: 'comment', comment: id, text }));
  const description: Message = { part: 'description', comment: twin?.id ?? null, text: snapshot.description };
  const ordered = [...(isOpener ? [description] : []), ...messages.toReversed()];
  let left = mostCharacters;
  const notRead = { messages: 0, characters: 0, ...snapshot.leftOut };
  const read: Words[] = [];
  for (const { part, comment, text } of ordered) {
    const taken = text.slice(0, left);
    left -= taken.length;
    if (taken.length < text.length) {
      notRead.messages += 1;
      notRead.characters += text.length - taken.length;
    }
    if (taken === '') continue;
    read.push({ part, comment, text: ownWords(cleanText(taken, meter), meter) });
  }
  const [opener, ...others] = isOpener && read[0]?.part === 'description' ? read : [undefined, ...read];
  const subject: Words = { part: 'subject', comment: null, text: cleanText(snapshot.subject, meter).trim() };
  const words = [subject, ...(opener ? [opener] : []), ...others.filter((one) => one !== undefined).toReversed()];
  return { words, notRead };
}
