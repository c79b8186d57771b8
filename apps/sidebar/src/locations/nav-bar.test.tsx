// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Api } from '../api.ts';
import { NavBar } from './nav-bar.tsx';
import type { Zendesk } from '../zendesk.ts';

afterEach(cleanup);

test('a list in which nothing matches leads back to all runs, and the keyboard stays on the page', async () => {
  const asked: unknown[] = [];
  const api = {
    call(_route: string, { query }: { query: object }) {
      asked.push(query);
      return Promise.resolve({ ok: true, value: { runs: [], next: null } });
    },
    follow: () => () => undefined,
  };
  const zendesk = { onVisibility: () => () => undefined };
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      {/* Nothing else of the service and of Zendesk is reached while no run is drawn. */}
      {/* oxlint-disable-next-line typescript/no-unsafe-type-assertion */}
      <NavBar api={api as unknown as Api} zendesk={zendesk as unknown as Zendesk} isLead isSessionOver={false} />
    </ThemeProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Clear filters' }));
  await expect.poll(() => asked.at(-1)).toEqual({});
  expect(asked[0]).toEqual({ status: 'open' });
  expect(screen.getByText('No run matches.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText('Reason'));
});
