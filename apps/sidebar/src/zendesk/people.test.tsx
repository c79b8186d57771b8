// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import type { Actor } from '@handrail/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { PeopleProvider, useActorName, useNamesOf } from './people.tsx';
import type { Zendesk } from './zendesk.ts';

afterEach(cleanup);

const actor = (id: string, part: Partial<Actor> = {}): Actor => ({ id, name: null, role: 'agent', ...part });

function Names({ actors }: { actors: readonly (Actor | null)[] }) {
  useNamesOf(actors);
  const nameOf = useActorName();
  return <p>{actors.map((each) => nameOf(each)).join(', ')}</p>;
}

function page(readNames: Zendesk['readNames'], actors: readonly (Actor | null)[]) {
  // Nothing else of Zendesk is reached for names.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const zendesk = { readNames } as Zendesk;
  return (
    <PeopleProvider zendesk={zendesk}>
      <Names actors={actors} />
    </PeopleProvider>
  );
}

test('people are asked for once, and only those without a name', async () => {
  const readNames = vi.fn<Zendesk['readNames']>((ids) => Promise.resolve(new Map(ids.map((id) => [id, `Ana ${id}`]))));
  const zendesk = readNames;
  const all = [actor('1'), actor('1'), actor('2', { name: 'Lea' }), actor('service', { role: 'service' }), null];
  const { rerender } = render(page(zendesk, all));
  expect(await screen.findByText('Ana 1, Ana 1, Lea, Handrail, Handrail')).toBeDefined();
  rerender(page(zendesk, [actor('1'), actor('1')]));
  expect(readNames.mock.calls).toEqual([[['1']]]);
});

test('whom Zendesk does not name stays a number, also when it refuses', async () => {
  const readNames = vi.fn<Zendesk['readNames']>(() => Promise.reject(new Error('refused')));
  render(page(readNames, [actor('7')]));
  await vi.waitFor(() => expect(readNames).toHaveBeenCalledOnce());
  expect(screen.getByText('Agent 7')).toBeDefined();
});
