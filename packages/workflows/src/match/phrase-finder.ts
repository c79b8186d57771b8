import { foldText, isLetter, isUnspacedLetter } from './fold-text.ts';

/** A phrase as an author wrote it. `*` at an end stands for the rest of a word, as in `freigeb*` or `*adresse`. */
export interface Phrase {
  text: string;
  concept: string;
}

/** Finds all phrases in one pass over a folded text, however many there are (Aho and Corasick). */
export interface PhraseFinder {
  /**
   * Calls back with each phrase that stands there as whole words, and where it ends. Answers the nodes it looked at, so
   * that a test can hold the work to the length of the text without a clock.
   */
  find(folded: string, found: (phrase: Phrase, end: number) => void): number;
}

interface Node {
  next: Map<string, Node>;
  /** Where to go on when the text does not follow: the longest end of this path that begins a phrase. */
  otherwise: Node | null;
  /** The nearest node on that way where a phrase ends. */
  shorter: Node | null;
  depth: number;
  ending: Ending[];
}

interface Ending {
  phrase: Phrase;
  isOpenBefore: boolean;
  isOpenAfter: boolean;
}

const newNode = (depth: number): Node => ({ next: new Map(), otherwise: null, shorter: null, depth, ending: [] });

export function phraseFinder(phrases: readonly Phrase[]): PhraseFinder {
  const root = newNode(0);
  for (const phrase of phrases) add(root, phrase);
  link(root);
  return {
    find(folded, found) {
      let node = root;
      let steps = 0;
      for (let at = 0; at < folded.length; at += 1) {
        const sign = folded[at] ?? '';
        for (; node !== root && !node.next.has(sign); steps += 1) node = node.otherwise ?? root;
        node = node.next.get(sign) ?? root;
        steps += 1;
        for (let end: Node | null = node.ending.length > 0 ? node : node.shorter; end !== null; end = end.shorter) {
          steps += 1;
          for (const one of end.ending) if (isWhole(folded, at + 1 - end.depth, at + 1, one)) found(one.phrase, at + 1);
        }
      }
      return steps;
    },
  };
}

function add(root: Node, phrase: Phrase): void {
  const folded = foldText(phrase.text).replaceAll('\n', ' ');
  if (folded === '') return;
  let node = root;
  for (let at = 0; at < folded.length; at += 1) {
    const sign = folded[at] ?? '';
    const next = node.next.get(sign) ?? newNode(at + 1);
    node.next.set(sign, next);
    node = next;
  }
  const isOpenBefore = phrase.text.startsWith('*');
  node.ending.push({ phrase, isOpenBefore, isOpenAfter: phrase.text.endsWith('*') });
}

function link(root: Node): void {
  const queue: Node[] = [root];
  for (const node of queue) {
    for (const [sign, next] of node.next) {
      let way = node.otherwise;
      while (way !== null && !way.next.has(sign)) way = way.otherwise;
      next.otherwise = way?.next.get(sign) ?? root;
      next.shorter = next.otherwise.ending.length > 0 ? next.otherwise : next.otherwise.shorter;
      queue.push(next);
    }
  }
}

function isWhole(text: string, start: number, end: number, { isOpenBefore, isOpenAfter }: Ending): boolean {
  return (isOpenBefore || isEdge(text[start - 1], text[start])) && (isOpenAfter || isEdge(text[end], text[end - 1]));
}

/** No letter goes on outside, or the script has no word boundaries. */
const isEdge = (outside: string | undefined, inside: string | undefined): boolean =>
  !isLetter(outside) || !isLetter(inside) || isUnspacedLetter(outside) || isUnspacedLetter(inside);
