// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, render, screen } from '@testing-library/react';
import type { AttemptsOfOne } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import type { Api } from '../service/api.ts';
import { en } from '../text/en.ts';
import { TextProvider } from '../text/text.tsx';
import { AttemptNotices } from './attempt-notices.tsx';

afterEach(cleanup);

const some: AttemptsOfOne = {
  user: '9001',
  count: 24,
  mostly: 'forbidden',
  since: '2026-11-30T10:00:00.000Z',
  lastAt: '2026-11-30T10:20:00.000Z',
};

async function draw(attempts: AttemptsOfOne[], isOk = true) {
  let asked = 0;
  const api = {
    call() {
      asked += 1;
      return Promise.resolve(isOk ? { ok: true, value: { attempts } } : { ok: false, problem: {} });
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else of the service is called
  const given = api as unknown as Api;
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <TextProvider messages={en} locale="en-GB" timeZone="UTC">
        <AttemptNotices api={given} isFollowing />
      </TextProvider>
    </ThemeProvider>,
  );
  await expect.poll(() => asked).toBe(1);
}

test('whoever was refused again and again is named, with how and since when', async () => {
  await draw([some]);
  const title = 'Handrail refused 24 requests from Agent 9001 since 30 Nov 2026, 10:00';
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.getByText(/isn’t allowed to see or do/)).toBeTruthy();
  expect(screen.getByText(/tell whoever runs Handrail/)).toBeTruthy();
});

test.each([
  ['unauthorized', /forged or damaged/],
  ['too_many_requests', /too fast/],
  ['bad_request', /pages send/],
  ['too_large', /pages send/],
] as const)('without a sign-in nobody is named; mostly %s', async (mostly, says) => {
  await draw([{ ...some, user: null, mostly }]);
  expect(await screen.findByText(/24 requests without a valid sign-in/)).toBeTruthy();
  expect(screen.getByText(says)).toBeTruthy();
});

test('nothing is said where there is nothing, or where the service does not tell', async () => {
  await draw([]);
  expect(screen.queryByRole('status')).toBeNull();
  cleanup();
  await draw([some], false);
  expect(screen.queryByRole('status')).toBeNull();
});
