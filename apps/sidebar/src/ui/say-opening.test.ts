// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { loadLanguage } from '../text/language.ts';
import { sayOpening } from './say-opening.ts';

test('what the first HTML says is said in the language of the browser', async () => {
  document.body.innerHTML = '<div class="skeleton"><p>Opening the workflow for this ticket …</p></div>';
  sayOpening(document, await loadLanguage('de-AT'));
  expect(document.body.textContent).toContain('Ablauf');
  expect(document.documentElement.lang).toBe('de-AT');
});

test('a page that draws something else by then keeps it', async () => {
  document.body.innerHTML = '<p>Drawn</p>';
  document.documentElement.lang = 'es';
  sayOpening(document, await loadLanguage('de'));
  expect(document.body.textContent).toBe('Drawn');
  expect(document.documentElement.lang).toBe('es');
});
