import { type Diagram, leaf, noBit, yesBit } from './diagram.ts';

/** Thrown when a workflow needs more nodes than it may have. */
export class DiagramTooLarge extends Error {
  override readonly name = 'DiagramTooLarge';
}

const cacheSize = 1 << 14;

/** What a leaf stands for: the leading outcome and the set of outcomes, as bits, and a number of its maker's choice. */
export type LeafMeaning = { lead: number; set: number; label: number };

/**
 * Builds diagrams over variables given by their number of cells, in order from the root down. Equal nodes are
 * shared, so two roots are equal exactly when their functions are.
 */
export class DiagramBuilder {
  #variable = new Int32Array(1024);
  #start = new Int32Array(1024);
  #kids = new Int32Array(4096);
  #count = 0;
  #kidCount = 0;
  #unique = new Int32Array(4096).fill(-1);
  #cache = new Int32Array(cacheSize * 4).fill(-1);
  #scratch = new Int32Array(4096);
  #top = 0;
  readonly #cells: readonly number[];
  readonly #maxNodes: number;
  readonly #meanings = new Map<number, LeafMeaning>();

  constructor(cells: readonly number[], maxNodes: number) {
    this.#cells = cells;
    this.#maxNodes = maxNodes;
    this.leaf({ lead: 0, set: 0, label: leaf.invalid });
    this.leaf({ lead: noBit, set: noBit, label: leaf.no });
    this.leaf({ lead: yesBit, set: yesBit, label: leaf.yes });
  }

  /** A new leaf; leaves are told apart by number, whatever they mean. */
  leaf(meaning: LeafMeaning): number {
    const node = this.#count;
    this.#variable[node] = this.#cells.length;
    this.#meanings.set(node, meaning);
    this.#count += 1;
    this.#grow();
    return node;
  }

  get nodes(): number {
    return this.#count;
  }

  /** A yes/no diagram: yes when the variable is in one of the cells marked true. */
  test(variable: number, isIn: readonly boolean[]): number {
    const from = this.#top;
    for (const inside of isIn) this.#push(inside ? leaf.yes : leaf.no);
    return this.#node(variable, from);
  }

  /** `condition ? then : otherwise`, cell by cell; `condition` ends in yes and no (or invalid, which stays). */
  choose(condition: number, then: number, otherwise: number): number {
    if (condition === leaf.yes) return then;
    if (condition === leaf.no) return otherwise;
    if (condition === leaf.invalid) return leaf.invalid;
    if (then === otherwise) return then;
    if (then === leaf.yes && otherwise === leaf.no) return condition;
    const slot = (Math.imul(condition, 12_582_917) ^ Math.imul(then, 4_256_249) ^ Math.imul(otherwise, 741_457)) >>> 0;
    const at = (slot % cacheSize) * 4;
    if (this.#cache[at] === condition && this.#cache[at + 1] === then && this.#cache[at + 2] === otherwise) {
      return this.#cache[at + 3] ?? 0;
    }
    const level = Math.min(this.#level(condition), this.#level(then), this.#level(otherwise));
    const from = this.#top;
    const cells = this.#cells[level] ?? 0;
    for (let cell = 0; cell < cells; cell += 1) {
      this.#push(
        this.choose(
          this.#below(condition, level, cell),
          this.#below(then, level, cell),
          this.#below(otherwise, level, cell),
        ),
      );
    }
    const node = this.#node(level, from);
    this.#cache[at] = condition;
    this.#cache[at + 1] = then;
    this.#cache[at + 2] = otherwise;
    this.#cache[at + 3] = node;
    return node;
  }

  and(a: number, b: number): number {
    return this.choose(a, b, leaf.no);
  }

  or(a: number, b: number): number {
    return this.choose(a, leaf.yes, b);
  }

  not(a: number): number {
    return this.choose(a, leaf.no, leaf.yes);
  }

  /** The same diagram with its leaves replaced. */
  relabel(root: number, replace: (node: number) => number): number {
    return this.combine(root, leaf.yes, replace);
  }

  /** A diagram whose leaves stand for what both diagrams end in, case by case. */
  combine(a: number, b: number, meet: (leafOfA: number, leafOfB: number) => number): number {
    const done = new Map<number, number>();
    const walk = (left: number, right: number): number => {
      const key = left * 0x100_0000 + right;
      const known = done.get(key);
      if (known !== undefined) return known;
      let result: number;
      if (this.#isLeaf(left) && this.#isLeaf(right)) result = meet(left, right);
      else {
        const level = Math.min(this.#level(left), this.#level(right));
        const from = this.#top;
        const cells = this.#cells[level] ?? 0;
        for (let cell = 0; cell < cells; cell += 1) {
          this.#push(walk(this.#below(left, level, cell), this.#below(right, level, cell)));
        }
        result = this.#node(level, from);
      }
      done.set(key, result);
      return result;
    };
    return walk(a, b);
  }

  /** What a leaf was made to mean. */
  meaningOf(node: number): LeafMeaning | undefined {
    return this.#meanings.get(node);
  }

  /** Keeps what the roots reach, children first, and numbers it anew. Roots come back in order. */
  freeze(roots: readonly number[]): { diagram: Diagram; roots: number[] } {
    const place = new Int32Array(this.#count).fill(-1);
    const kept: number[] = [];
    for (const fixed of [leaf.invalid, leaf.no, leaf.yes]) {
      place[fixed] = fixed;
      kept.push(fixed);
    }
    const visit = (node: number): void => {
      if (place[node] !== -1) return;
      for (const kid of this.#children(node)) visit(kid);
      place[node] = kept.length;
      kept.push(node);
    };
    for (const root of roots) visit(root);

    const variable = new Int32Array(kept.length).fill(-1);
    const start = new Int32Array(kept.length + 1);
    const kids: number[] = [];
    const leads = new Int32Array(kept.length);
    const some = new Int32Array(kept.length);
    const every = new Int32Array(kept.length).fill(-1);
    const label = new Int32Array(kept.length).fill(-1);
    kept.forEach((node, i) => {
      start[i] = kids.length;
      const meaning = this.#meanings.get(node);
      if (meaning !== undefined) {
        leads[i] = meaning.lead;
        some[i] = meaning.set;
        label[i] = meaning.label;
        if (node !== leaf.invalid) every[i] = meaning.set;
        return;
      }
      variable[i] = this.#level(node);
      for (const old of this.#children(node)) {
        const kid = place[old] ?? 0;
        kids.push(kid);
        leads[i] = (leads[i] ?? 0) | (leads[kid] ?? 0);
        some[i] = (some[i] ?? 0) | (some[kid] ?? 0);
        every[i] = (every[i] ?? 0) & (every[kid] ?? 0);
      }
    });
    start[kept.length] = kids.length;
    const diagram = { variable, start, kids: Int32Array.from(kids), leads, some, every, label };
    return { diagram, roots: roots.map((root) => place[root] ?? 0) };
  }

  #children(node: number): Int32Array {
    const from = this.#start[node] ?? 0;
    return this.#kids.subarray(from, from + (this.#cells[this.#level(node)] ?? 0));
  }

  #isLeaf(node: number): boolean {
    return this.#variable[node] === this.#cells.length;
  }

  #level(node: number): number {
    return this.#variable[node] ?? 0;
  }

  #below(node: number, level: number, cell: number): number {
    return this.#variable[node] === level ? (this.#kids[(this.#start[node] ?? 0) + cell] ?? 0) : node;
  }

  #push(value: number): void {
    if (this.#top === this.#scratch.length) this.#scratch = larger(this.#scratch);
    this.#scratch[this.#top] = value;
    this.#top += 1;
  }

  /** Takes the children from the top of the scratch stack; all equal ones need no node. */
  #node(level: number, from: number): number {
    const first = this.#scratch[from] ?? 0;
    let isSame = true;
    let hash = Math.imul(level + 1, 374_761_393);
    for (let i = from; i < this.#top; i += 1) {
      const kid = this.#scratch[i] ?? 0;
      if (kid !== first) isSame = false;
      hash = Math.imul(hash ^ kid, 668_265_263);
      hash ^= hash >>> 15;
    }
    const width = this.#top - from;
    this.#top = from;
    if (isSame) return first;

    const mask = this.#unique.length - 1;
    let slot = hash & mask;
    for (let node = this.#unique[slot] ?? -1; node !== -1; node = this.#unique[slot] ?? -1) {
      if (this.#variable[node] === level && this.#hasKids(node, from, width)) return node;
      slot = (slot + 1) & mask;
    }
    if (this.#count >= this.#maxNodes) throw new DiagramTooLarge();
    const node = this.#count;
    this.#variable[node] = level;
    this.#start[node] = this.#kidCount;
    while (this.#kidCount + width > this.#kids.length) this.#kids = larger(this.#kids);
    for (let i = 0; i < width; i += 1) this.#kids[this.#kidCount + i] = this.#scratch[from + i] ?? 0;
    this.#kidCount += width;
    this.#unique[slot] = node;
    this.#count += 1;
    this.#grow();
    return node;
  }

  #hasKids(node: number, from: number, width: number): boolean {
    const start = this.#start[node] ?? 0;
    for (let i = 0; i < width; i += 1) if (this.#kids[start + i] !== this.#scratch[from + i]) return false;
    return true;
  }

  #grow(): void {
    if (this.#count === this.#variable.length) {
      this.#variable = larger(this.#variable);
      this.#start = larger(this.#start);
    }
    if (this.#count * 2 < this.#unique.length) return;
    const mask = this.#unique.length * 2 - 1;
    const unique = new Int32Array(mask + 1).fill(-1);
    for (let node = 0; node < this.#count; node += 1) {
      if (this.#isLeaf(node)) continue;
      let hash = Math.imul(this.#level(node) + 1, 374_761_393);
      for (const kid of this.#children(node)) {
        hash = Math.imul(hash ^ kid, 668_265_263);
        hash ^= hash >>> 15;
      }
      let slot = hash & mask;
      while (unique[slot] !== -1) slot = (slot + 1) & mask;
      unique[slot] = node;
    }
    this.#unique = unique;
  }
}

function larger(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
