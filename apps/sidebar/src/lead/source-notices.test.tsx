// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, render, screen } from '@testing-library/react';
import type { SourceStanding } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import type { Api } from '../service/api.ts';
import { de } from '../text/de.ts';
import { LeadTextProvider } from '../text/lead-text.tsx';
import { TextProvider } from '../text/text.tsx';
import { SourceNotices } from './source-notices.tsx';

afterEach(cleanup);

const works: SourceStanding = {
  source: 'gitlab',
  problem: null,
  expiresOn: '2026-12-05',
  isExpiring: false,
  seenAt: '2026-11-30T10:00:00.000Z',
};

async function draw(sources: SourceStanding[], isOk = true) {
  let asked = 0;
  const api = {
    call() {
      asked += 1;
      return Promise.resolve(isOk ? { ok: true, value: { sources } } : { ok: false, problem: {} });
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else of the service is called
  const given = api as unknown as Api;
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <TextProvider messages={de} locale="de-DE" timeZone="UTC">
        <LeadTextProvider>
          <SourceNotices api={given} isFollowing />
        </LeadTextProvider>
      </TextProvider>
    </ThemeProvider>,
  );
  await expect.poll(() => asked).toBe(1);
}

test('a token that ends soon is named with its day, in the reader’s language', async () => {
  await draw([{ ...works, isExpiring: true }]);
  expect(await screen.findByText('Das Zugriffstoken für GitLab läuft am 05.12.2026 ab')).toBeTruthy();
});

test.each([
  ['token_can_write', /darf schreiben/],
  ['no_admin_view', /Administration/],
  ['token_refused', /falsch, abgelaufen oder widerrufen/],
  ['unreachable', /Der letzte Versuch schlug fehl: /],
] as const)('a system that nothing is read from is named with why: %s', async (code, why) => {
  await draw([{ ...works, problem: { code, detail: null }, isExpiring: true }]);
  expect(await screen.findByText('Aus GitLab kann nichts gelesen werden')).toBeTruthy();
  expect(screen.getByText(why)).toBeTruthy();
  // One thing to do at a time: a new token ends both.
  expect(screen.getAllByRole('status')).toHaveLength(1);
});

test('nothing is said of what works, and nothing where the service does not tell', async () => {
  await draw([works]);
  expect(screen.queryByRole('status')).toBeNull();
  cleanup();
  await draw([{ ...works, isExpiring: true }], false);
  expect(screen.queryByRole('status')).toBeNull();
});
