import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('../**/*.tsx', { eager: true, query: '?raw', import: 'default' });
/** The page draws its one place in a boundary of its own. */
const own = ['../app.tsx', '../place.tsx', '../place.test.tsx', './later.tsx', './boundary.test.tsx'];

test('every part whose code comes later stands in a boundary of its own', () => {
  const others = Object.entries(sources).filter(([path]) => !own.includes(path));
  const parts = others.filter(([, text]) => text.includes('lazy('));
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.filter(([, text]) => !text.includes('<Later')).map(([path]) => path)).toEqual([]);
  expect(others.filter(([, text]) => text.includes('Suspense')).map(([path]) => path)).toEqual([]);
});
