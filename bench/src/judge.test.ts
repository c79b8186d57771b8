import { describe, expect, it } from 'vitest';
import { Judge } from './judge.ts';

const open = { possible: new Set(['release', 'refuse']), sways: new Set(['paid']) };
const settled = { possible: new Set(['release']), sways: new Set<string>() };

describe('the judge of answers on partial facts', () => {
  it.each([
    ['premature', { outcome: 'release', asks: null }, open],
    ['wrong', { outcome: 'refuse', asks: null }, settled],
    ['overCautious', { outcome: null, asks: null }, settled],
    ['idle', { outcome: null, asks: ['paid', 'colour'] }, open],
    ['lacking', { outcome: null, asks: [] }, open],
  ] as const)('counts %s', (kind, answer, truth) => {
    const judge = new Judge();
    judge.hear(answer, truth);
    const none = { premature: 0, wrong: 0, overCautious: 0, idle: 0, lacking: 0 };
    expect(judge.counts).toEqual({ ...none, [kind]: 1 });
  });

  it('has nothing against the right answer', () => {
    const judge = new Judge();
    judge.hear({ outcome: null, asks: ['paid'] }, open);
    judge.hear({ outcome: 'release', asks: [] }, settled);
    expect(Object.values(judge.counts)).toEqual([0, 0, 0, 0, 0]);
  });
});
