// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { ignoreHeldKeys } from './ignore-held-keys.ts';

let heard: string[] = [];

/** Whether the page and the browser still get this key. */
function press(id: string, key: string, repeat: boolean): boolean {
  heard = [];
  const event = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true });
  document.querySelector(`#${id}`)?.dispatchEvent(event);
  return !event.defaultPrevented && heard.length === 1;
}

ignoreHeldKeys(document);
beforeEach(() => {
  document.body.innerHTML =
    '<main><button id="one"></button><button id="two"></button><textarea id="text"></textarea><input id="line"></main>';
  document.querySelector('main')?.addEventListener('keydown', ({ key }) => heard.push(key));
});

test.each([
  ['Enter', 'one', 'one', false],
  ['Enter', 'one', 'two', false],
  ['Enter', 'line', 'line', false],
  ['Enter', 'text', 'text', true],
  ['Enter', 'one', 'text', false],
  [' ', 'one', 'two', false],
  ['1', 'one', 'two', false],
  ['1', 'one', 'line', false],
  ['1', 'line', 'line', true],
  ['ArrowDown', 'line', 'line', true],
  ['Backspace', 'text', 'text', true],
  ['Tab', 'one', 'two', true],
])('%s pressed at %s and held at %s: %o', (key, at, then, isHeard) => {
  expect(press(at, key, false)).toBe(true);
  expect(press(then, key, true)).toBe(isHeard);
});

test('two presses count twice, wherever the focus went in between', () => {
  expect(press('one', 'Enter', false)).toBe(true);
  expect(press('two', 'Enter', false)).toBe(true);
});

test('a key that is held since before the page had the focus presses nothing here', () => {
  press('two', 'Tab', false);
  expect(press('one', 'Enter', true)).toBe(false);
  expect(press('one', ' ', true)).toBe(false);
});
