import { expect, test } from 'vitest';
import { joinedText } from './joined-text.ts';

const plain = (...blocks: string[]) => blocks.join('\n\n');
const html = (...blocks: string[]) => blocks.map((block) => `<p>${block}</p>`).join('');

test.each([
  ['a greeting', ['Hi Kim,', 'One.'], ['Hi Kim,', 'Two.'], ['Hi Kim,', 'One.', 'Two.']],
  ['a close', ['One.', 'Yours'], ['Two.', 'Yours'], ['One.', 'Two.', 'Yours']],
  ['both', ['Hi Kim,', 'One.', 'Yours'], ['Hi Kim,', 'Two.', 'Yours'], ['Hi Kim,', 'One.', 'Two.', 'Yours']],
  ['nothing', ['One.'], ['Two.'], ['One.', 'Two.']],
  ['everything', ['Hi Kim,', 'One.'], ['Hi Kim,', 'One.'], ['Hi Kim,', 'One.']],
  ['all that is added', ['Hi Kim,', 'One.', 'Two.'], ['Hi Kim,', 'Two.'], ['Hi Kim,', 'One.', 'Two.']],
])('two texts that share %s', (_what, first, second, expected) => {
  expect(joinedText(plain(...first), plain(...second), 'text')).toBe(plain(...expected));
  expect(joinedText(html(...first), html(...second), 'html')).toBe(html(...expected));
});

test('a list stays whole', () => {
  const list = '<ul><li>a</li><li>b</li></ul>';
  expect(joinedText(`<p>Hi,</p><p>One:</p>${list}`, '<p>Hi,</p><p>Two.</p>', 'html')).toBe(
    `<p>Hi,</p><p>One:</p>${list}<p>Two.</p>`,
  );
});

test('a third text goes behind the second', () => {
  const two = joinedText(plain('Hi,', 'One.'), plain('Hi,', 'Two.'), 'markdown');
  expect(joinedText(two, plain('Hi,', 'Three.'), 'markdown')).toBe(plain('Hi,', 'One.', 'Two.', 'Three.'));
});
