// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Api } from '../service/api.ts';
import { NavBar } from './nav-bar.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';

// Parts that come later are here before anybody waits for them.
beforeAll(() => Promise.all([import('./all-runs.tsx'), import('./attempt-notices.tsx')]));
afterEach(cleanup);

/** The page of a service that has no runs, and what it asked. */
function page(isLead: boolean): { asked: unknown[]; routes: string[] } {
  const asked: unknown[] = [];
  const routes: string[] = [];
  const answers: Record<string, unknown> = {
    listNeeds: { counts: [], needs: [] },
    listAttempts: { attempts: [] },
    listSources: { sources: [] },
    listWorkflows: { workflows: [] },
    listRuns: { runs: [], next: null },
  };
  const api = {
    call(route: string, { query }: { query?: object }) {
      const isDue = query !== undefined && 'sort' in query && query.sort === 'wake';
      const isAskedFor = query !== undefined && 'flag' in query && query.flag === 'nudged';
      if (route === 'listRuns' && !isDue && !isAskedFor)
        asked.push(Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value)));
      return Promise.resolve({ ok: true, value: answers[route] });
    },
    follow: () => () => undefined,
  };
  const zendesk = {
    onVisibility: () => () => undefined,
    onRoute: () => () => undefined,
    request: () => Promise.reject(new Error('Zendesk is away')),
    showRoute(route: string) {
      routes.push(route);
      return Promise.resolve();
    },
  };
  // Nothing else of the service and of Zendesk is reached while no run is drawn.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const given = api as unknown as Api;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const around = zendesk as unknown as Zendesk;
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <NavBar api={given} zendesk={around} isLead={isLead} isSessionOver={false} />
    </ThemeProvider>,
  );
  return { asked, routes };
}

test("an agent's empty list leads back to all their runs, and the keyboard stays on the page", async () => {
  const { asked } = page(false);
  expect(await screen.findByText('Nothing of yours is due today.')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Clear filters' }));
  await expect.poll(() => asked.at(-1)).toEqual({});
  expect(asked[0]).toEqual({ status: 'open' });
  expect(screen.getByText('No checklist matches.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText('Reason'));
  expect(screen.queryByRole('button', { name: 'Needs you' })).toBeNull();
});

test('a lead begins at what needs them; a filter goes into the address and is cleared with the keyboard in place', async () => {
  const { asked, routes } = page(true);
  expect(await screen.findByText('Nothing needs you right now.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'All runs' }));
  fireEvent.change(await screen.findByLabelText('Reason'), { target: { value: 'step_skipped' } });
  await expect.poll(() => asked.at(-1)).toEqual({ flag: 'step_skipped' });
  expect(routes.at(-1)).toBe('view=all&flag=step_skipped');
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await expect.poll(() => asked.at(-1)).toEqual({});
  expect(routes.at(-1)).toBe('view=all');
  expect(document.activeElement).toBe(screen.getByLabelText('Search'));
});
