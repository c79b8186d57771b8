import type { TicketSnapshot } from '@handrail/contract';
import { type MatchSign, MatchSignSchema } from '@handrail/engine';
import type { TicketReading } from '@handrail/reading';
import { foldText } from './fold-text.ts';
import type { PhraseFinder } from './phrase-finder.ts';

/** The concepts of one sentence, each with the phrase that showed it. */
export type Sentence = ReadonlyMap<string, string>;

/** Everything on a ticket that an entry can ask for. */
export interface TicketSigns {
  /** The requester's own words by message, folded. */
  messages: readonly string[];
  sentences: readonly Sentence[];
  /** All sentences together. */
  everywhere: Sentence;
  shapes: ReadonlySet<MatchSign>;
  snapshot: TicketSnapshot;
}

export function ticketSigns(finder: PhraseFinder, snapshot: TicketSnapshot, reading: TicketReading): TicketSigns {
  const messages = reading.words.map(({ text }) => foldText(text));
  const sentences = messages.flatMap((folded) => sentencesOf(finder, folded));
  const everywhere = new Map(sentences.toReversed().flatMap((sentence) => [...sentence]));
  return { messages, sentences, everywhere, shapes: shapesOf(reading), snapshot };
}

function sentencesOf(finder: PhraseFinder, folded: string): Sentence[] {
  const sentences: Map<string, string>[] = [];
  let sentence = new Map<string, string>();
  let end = folded.indexOf('\n');
  finder.find(folded, ({ concept, text }, at) => {
    if (end >= 0 && at > end) {
      sentences.push(sentence);
      sentence = new Map();
      end = folded.indexOf('\n', at);
    }
    if (!sentence.has(concept)) sentence.set(concept, text);
  });
  return [...sentences, sentence];
}

function shapesOf({ pairs, addresses, namespaces, elsewhere }: TicketReading): Set<MatchSign> {
  const others = addresses.filter(({ isOwn }) => !isOwn);
  const shapes: Record<MatchSign, boolean> = {
    pair: pairs.length > 0,
    pairs: pairs.length > 1,
    pair_of_another: pairs.some((pair) => !pair.old.isOwn && !pair.new.isOwn),
    pair_of_own: pairs.some((pair) => pair.old.isOwn || pair.new.isOwn),
    other_address: others.length > 0,
    new_address: others.length === 1 && others[0]?.role === 'new',
    namespace: namespaces.length > 0,
    page: namespaces.some(({ page }) => page !== null),
    other_instance: elsewhere,
  };
  return new Set(MatchSignSchema.options.filter((shape) => shapes[shape]));
}
