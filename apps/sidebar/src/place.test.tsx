// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { type ReactNode, Suspense } from 'react';
import { afterEach, expect, test } from 'vitest';
import { placeOf } from './place.tsx';

afterEach(cleanup);

const Said = ({ words }: { words: string }) => <p>{words}</p>;
const shown: string[] = [];
function Meanwhile() {
  shown.push('meanwhile');
  return <p>Opening</p>;
}
const around = (place: ReactNode) => <Suspense fallback={<Meanwhile />}>{place}</Suspense>;

test('code that is here is drawn in one go', async () => {
  shown.length = 0;
  const { load, Place } = placeOf(async () => Promise.resolve(Said));
  await load();
  render(around(<Place words="Here" />));
  expect(screen.getByText('Here')).toBeDefined();
  expect(shown).toEqual([]);
});

test('code that is still under way is waited for, once, and stays what it is when drawn again', async () => {
  shown.length = 0;
  let asked = 0;
  const { Place } = placeOf(async () => {
    asked += 1;
    return Promise.resolve(Said);
  });
  const { rerender } = render(around(<Place words="First" />));
  expect(shown).toEqual(['meanwhile']);
  const drawn = await screen.findByText('First');
  rerender(around(<Place words="Second" />));
  expect(screen.getByText('Second')).toBe(drawn);
  expect(asked).toBe(1);
});
