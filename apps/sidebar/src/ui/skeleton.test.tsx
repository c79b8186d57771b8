// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Skeleton } from './skeleton.tsx';

afterEach(cleanup);

test('what is drawn while the page waits has the shapes that its HTML has already', () => {
  const html = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8');
  const first = Array.from(html.matchAll(/class="(bar [^"]+)"/g), ([, shape]) => shape);
  const { container } = render(<Skeleton />);
  expect(first).toHaveLength(4);
  expect(Array.from(container.querySelectorAll('.bar'), ({ className }) => className)).toEqual(first);
});
