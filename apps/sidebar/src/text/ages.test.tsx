// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { memo } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { en } from './en.ts';
import { TextProvider, useText } from './text.tsx';

const start = Date.parse('2026-12-01T10:00:00Z');
beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Drawn again by nothing but the words it takes. */
const Line = memo(function Line() {
  const { age } = useText();
  return <p>{age(start)}</p>;
});

const page = (
  <TextProvider messages={en} locale="en" timeZone="UTC">
    <Line />
  </TextProvider>
);
const shown = () => screen.getByText(/ago|now/).textContent;
const pass = (minutes: number) => act(() => vi.advanceTimersByTimeAsync(minutes * 60_000));

test('how long ago it was stays true while the page stands', async () => {
  render(page);
  expect(shown()).toBe('now');
  await pass(5);
  expect(shown()).toBe('5 minutes ago');
});

test('a page that nobody looks at waits, and says it anew on return', async () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get');
  render(page);
  visibility.mockReturnValue('hidden');
  await pass(60);
  expect(shown()).toBe('now');
  visibility.mockReturnValue('visible');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(shown()).toBe('1 hour ago');
  visibility.mockRestore();
});
