// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, render, screen } from '@testing-library/react';
import type { FactDeclaration, LinkView } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runContext } from '../fixtures/run-context.ts';
import { runView } from '../fixtures/run-view.ts';
import { RunProvider } from '../state/run-context.tsx';
import { LookUp } from './look-up.tsx';

afterEach(cleanup);

const [fact] = runView.facts;
if (!fact) throw new Error('The run knows no fact');
const declared = (id: string, part: Partial<FactDeclaration>) => ({
  ...fact,
  declaration: { ...fact.declaration, id, ...part },
});
const run = {
  ...runView,
  facts: [
    declared('account.username', { type: 'text', format: 'username' }),
    declared('group.path', { type: 'text', format: 'top_level_path' }),
    declared('namespace.path', { type: 'text', format: 'path' }),
    declared('address.wanted', { type: 'email' }),
    declared('namespace.kind', { type: 'choice', ask: 'Is it a group or a project?' }),
  ],
};

function draw(link: Partial<LinkView>): string | null {
  const page = { id: 'page', label: 'Members', system: 'GitLab', url: null, ...link };
  const { container } = render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={runContext(run)}>
        <LookUp link={page} />
      </RunProvider>
    </ThemeProvider>,
  );
  return container.textContent;
}

test.each([
  [['account.username'], 'the username is'],
  [['group.path'], 'the top-level group is'],
  [['namespace.path'], 'the group or project is'],
  [['address.wanted'], 'the address is'],
  [['namespace.kind'], 'the answer to “Is it a group or a project?” is'],
  [['account.username', 'group.path'], 'the username and the top-level group are'],
  // Of the ticket, or of a service that does not say.
  [[], 'everything it needs is'],
  [undefined, 'everything it needs is'],
])('a page that waits for %j says so', (waitsFor, what) => {
  expect(draw(waitsFor ? { waitsFor } : {})).toBe(`Members: opens once ${what} known`);
});

test('a page that waits for nothing is a link', () => {
  draw({ url: 'https://gitlab.com/groups/acme', waitsFor: [] });
  expect(screen.getByRole('link', { name: /^Members/ }).getAttribute('href')).toBe('https://gitlab.com/groups/acme');
});
