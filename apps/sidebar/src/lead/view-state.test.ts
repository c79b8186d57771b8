// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { useViewState, writeState, type ViewState } from './view-state.ts';

afterEach(cleanup);

function page() {
  let hear = (_route: string) => {};
  // Only the address is asked of Zendesk here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const zendesk = {
    onRoute(listener: (route: string) => void) {
      hear = listener;
      return () => {};
    },
    showRoute: () => Promise.resolve(),
  } as unknown as Zendesk;
  const { result } = renderHook(() => useViewState(zendesk));
  return {
    change: (some: ViewState) => act(() => result.current[1](some)),
    hears: (route: string) => act(() => hear(route)),
    shown: () => writeState(result.current[0]),
  };
}

test('a change that comes back late does not undo a newer one, and a way back in the browser is followed', () => {
  const view = page();
  view.change({ search: 'a' });
  view.change({ search: 'b' });
  view.hears('search=a');
  expect(view.shown()).toBe('search=b');
  view.hears('search=b');
  view.hears('search=a');
  expect(view.shown()).toBe('search=a');
});

test('a change is not lost where only the last of several comes back', () => {
  const view = page();
  view.change({ search: 'a' });
  view.change({ flag: 'step_skipped' });
  view.hears('search=a&flag=step_skipped');
  expect(view.shown()).toBe('search=a&flag=step_skipped');
  view.hears('search=a');
  expect(view.shown()).toBe('search=a');
});
