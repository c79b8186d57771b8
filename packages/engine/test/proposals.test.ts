import type { EventBody } from '@handrail/contract';
import { expect, it } from 'vitest';
import { isSighting } from '../src/index.ts';
import { compiledOrThrow, corrected, eventsOf, exampleWorkflow, recorded, standing } from './example-workflow.ts';

const workflow = compiledOrThrow(exampleWorkflow());
const proposed = (value: string): EventBody => ({
  type: 'fact_proposed',
  fact: 'address.wanted',
  value,
  source: 'ticket',
  basis: { says: `Please free ${value}.`, commentId: '7', link: null },
});
const proposalsAfter = (...bodies: EventBody[]) => standing(workflow, bodies).state.proposals;

it('the newest proposal stands until the fact has a value', () => {
  const [first, second] = [proposed('ana@example.com'), proposed('bo@example.com')];
  expect(proposalsAfter(first, second)['address.wanted']).toMatchObject({ value: 'bo@example.com' });
  expect(proposalsAfter(first, recorded('address.wanted', 'bo@example.com'))).toEqual({});
  expect(proposalsAfter(first, corrected('address.wanted', 'bo@example.com'))).toEqual({});
});

it('a proposal on a known fact stands beside it', () => {
  const { facts, state } = standing(workflow, [
    recorded('address.wanted', 'ana@example.com'),
    proposed('bo@example.com'),
  ]);
  expect(facts['address.wanted']).toMatchObject({ state: 'known', value: 'ana@example.com' });
  expect(state.proposals['address.wanted']).toMatchObject({ value: 'bo@example.com', source: 'ticket' });
});

it('nobody who missed a proposal missed anything', () => {
  const [event] = eventsOf([{ by: { id: 'service', name: null, role: 'service' }, body: proposed('ana@example.com') }]);
  expect(event && isSighting(event)).toBe(true);
});
