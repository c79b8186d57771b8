import { deepFrozen } from '@handrail/engine';
import { LRUCache } from 'lru-cache';
import { Filler, type Pass } from './liquid.ts';
import type { Pack } from './pack.ts';
import { type RenderContext, templateScope, textValues } from './template-scope.ts';

type Scope = ReturnType<typeof templateScope>;
/** Fills the text once; `passOf` is given what turns out to be unfilled. */
type Fill = (passOf: (unfilled: Scope['unfilled']) => Pass) => { filled: string; unfilled: Scope['unfilled'] };

/** A template of one pack, read once, and a number no other template has. */
type ReadTemplate = ReturnType<Filler['read']> & { number: number };

const mostTexts = 10_000;
const mostCharacters = 10_000_000;
let templates = 0;

/**
 * Texts filled before. A text is made from the values its template names and is given no others, so the same values make
 * the same text whichever run or account they are of, and another value makes another text.
 */
export class KeptTexts<T extends object> {
  readonly #filler = new Filler();
  readonly #templates = new WeakMap<Pack, Map<string, ReadTemplate>>();
  readonly #texts: LRUCache<string, T>;

  constructor({ most = mostTexts } = {}) {
    this.#texts = new LRUCache({
      max: most,
      maxSize: mostCharacters,
      sizeCalculation: (text, key) => key.length + JSON.stringify(text).length,
    });
  }

  /** `make` is called when these values were not seen lately; what it answers is shared, so it is frozen. */
  find(pack: Pack, id: string, text: string, context: RenderContext, make: (fill: Fill) => T): T {
    const { workflow } = pack;
    const { number, template, names } = this.#templateOf(pack, id, text);
    const values = textValues(workflow, context, names);
    const key = `${number} ${JSON.stringify(values)}`;
    const before = this.#texts.get(key);
    if (before) return before;
    const made = make((passOf) => {
      const { scope, unfilled } = templateScope(workflow, names, values);
      return { filled: this.#filler.fill(template, scope, passOf(unfilled)), unfilled };
    });
    this.#texts.set(key, deepFrozen(made));
    return made;
  }

  #templateOf(pack: Pack, id: string, text: string): ReadTemplate {
    let ofPack = this.#templates.get(pack);
    if (!ofPack) this.#templates.set(pack, (ofPack = new Map()));
    let read = ofPack.get(id);
    if (!read) ofPack.set(id, (read = { ...this.#filler.read(text), number: (templates += 1) }));
    return read;
  }
}
