import { expect, test } from 'vitest';
import { escapeHtml, plainTextOf } from './plain-text.ts';

test.each([
  ['<p>Yes.</p><p>&gt; Do you&nbsp;agree?</p>', 'Yes.\n> Do you agree?'],
  ['&#62; &#x3E; &#39;so&#x27; &#128512;', "> > 'so' 😀"],
  ['&#0; &#xD800; &#1114112; &euro;', '&#0; &#xD800; &#1114112; &euro;'],
  ['&amp;lt; stays as it was written', '&lt; stays as it was written'],
])('%s', (html, text) => {
  expect(plainTextOf(html)).toBe(text);
});

test('what is escaped reads as it was', () => {
  const text = `<b>"Ana" & 'Bo' > Cy</b>`;
  expect(plainTextOf(escapeHtml(text))).toBe(text);
});
