import type { Answer } from './competitors/competitor.ts';

/** What all completions of the unknown facts say: outcomes they end in, and unknown facts that can change which. */
export type Truth = { possible: ReadonlySet<string>; sways: ReadonlySet<string> };

/**
 * Counts of mistakes. Premature: an outcome although others are possible. Wrong: another outcome than the only one
 * possible. Over-cautious: none although only one is possible. Idle: a question that cannot matter. Lacking: a fact
 * that can matter and is not asked for.
 */
export class Judge {
  readonly counts = { premature: 0, wrong: 0, overCautious: 0, idle: 0, lacking: 0 };
  sets = 0;
  asked = 0;

  hear({ outcome, asks }: Answer, { possible, sways }: Truth): void {
    this.sets += 1;
    if (outcome === null) this.counts.overCautious += possible.size === 1 ? 1 : 0;
    else if (possible.size > 1) this.counts.premature += 1;
    else if (!possible.has(outcome)) this.counts.wrong += 1;
    if (asks === null) return;
    this.asked += asks.length;
    this.counts.idle += asks.filter((fact) => !sways.has(fact)).length;
    this.counts.lacking += [...sways].filter((fact) => !asks.includes(fact)).length;
  }
}
