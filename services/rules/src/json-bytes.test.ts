import { deepFrozen } from '@handrail/engine';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBytes } from './json-bytes.ts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Freezes some branches, as answers share some of theirs. */
function frozenInPlaces(value: unknown, draw: () => boolean): void {
  if (!isObject(value)) return;
  if (draw()) deepFrozen(value);
  else for (const part of Object.values(value)) frozenInPlaces(part, draw);
}

describe('jsonBytes', () => {
  it('writes what JSON.stringify writes, whatever is frozen, the first time and again', () => {
    const member = fc.oneof({ withCrossShrink: true }, fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }));
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), member)), fc.infiniteStream(fc.boolean()), (value, coins) => {
        frozenInPlaces(value, () => coins.next().value === true);
        const text = JSON.stringify(value);
        expect(jsonBytes(value).toString()).toBe(text);
        expect(jsonBytes(value).toString()).toBe(text);
      }),
      { seed: 20_260_301 },
    );
  });

  it('leaves out what JSON leaves out, and keeps lone surrogates and signs of all widths', () => {
    const value = {
      a: undefined,
      b: [undefined, null, Number.NaN],
      '“c”': '\ud800 é “あ” 😀 \u2028 "\\',
      d: {},
      e: [],
    };
    expect(jsonBytes(value).toString()).toBe(JSON.stringify(value));
    expect(jsonBytes([{ shared: deepFrozen({ ...value }) }]).toString()).toBe(JSON.stringify([{ shared: value }]));
    expect(jsonBytes(null).toString()).toBe('null');
  });
});
