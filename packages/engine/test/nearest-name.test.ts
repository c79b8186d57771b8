import { expect, it } from 'vitest';
import { suggestName } from '../src/index.ts';

it('suggests what was most likely meant, else what there is while that is little', () => {
  const many = Array.from({ length: 13 }, (_, i) => `entry-${i}`);
  expect(suggestName('other.confrimed', ['other.kind', 'other.confirmed'])).toBe('Did you mean other.confirmed?');
  expect(suggestName('XYZZY', ['b', 'a'])).toBe('Known: a, b');
  expect(suggestName('xyzzy', [])).toBeNull();
  expect(suggestName('xyzzy', many)).toBeNull();
});
