// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { en } from './en.ts';
import { TextProvider } from './text.tsx';
import { wordsOfAPart } from './words-of-a-part.tsx';

afterEach(cleanup);

const english = { 'part.hello': 'Hello {name}' } as const;

/** A part whose German words come when the test says so. */
function partInGerman() {
  let arrive = (_words: Record<'part.hello', string>) => {};
  let fail = (_why: Error) => {};
  const promise = new Promise<Record<'part.hello', string>>((resolve, reject) => {
    arrive = resolve;
    fail = reject;
  });
  const { Provider, useAhead, usePartText } = wordsOfAPart(english, { de: () => promise });
  function Ahead() {
    useAhead();
    return null;
  }
  function Hello() {
    const { t } = usePartText();
    return (
      <p>
        {t('part.hello', { name: 'Ana' })} {t('retry')}
      </p>
    );
  }
  const page = (locale: string, isOpen: boolean) => (
    <TextProvider messages={en} locale={locale} timeZone="UTC">
      <Ahead />
      {isOpen && (
        <Provider meanwhile={<p>One moment</p>}>
          <Hello />
        </Provider>
      )}
    </TextProvider>
  );
  return { page, arrive: () => arrive({ 'part.hello': 'Hallo {name}' }), fail: () => fail(new Error('gone')) };
}

test('nothing is said in English while the words of another language are on their way', async () => {
  const { page, arrive } = partInGerman();
  render(page('de-AT', true));
  expect(document.body.textContent).toBe('One moment');
  arrive();
  expect(await screen.findByText('Hallo Ana Try again')).toBeDefined();
});

test('words that were fetched ahead are there at the first drawing', async () => {
  const { page, arrive } = partInGerman();
  const { rerender } = render(page('de', false));
  await act(async () => arrive());
  rerender(page('de', true));
  expect(document.body.textContent).toBe('Hallo Ana Try again');
});

test('words that cannot be fetched are said in English', async () => {
  const { page, fail } = partInGerman();
  render(page('de', true));
  fail();
  expect(await screen.findByText('Hello Ana Try again')).toBeDefined();
});

test('English comes with the part', () => {
  render(partInGerman().page('en-GB', true));
  expect(document.body.textContent).toBe('Hello Ana Try again');
});
