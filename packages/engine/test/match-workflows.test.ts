import type { TicketSnapshot } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { matchWorkflows } from '../src/index.ts';
import { compiledOrThrow, exampleWorkflow, opened } from './example-workflow.ts';

const snapshot: TicketSnapshot = {
  id: 7,
  subject: 'Email has ALREADY   been taken',
  description: 'Please assign into my project.',
  requester: { name: 'Ana', email: 'ana@example.com' },
  status: 'open',
  tags: ['billing'],
  form: 'Account',
  externalId: null,
  channel: 'email',
  comments: [],
};

function matched(match: object[], changes: Partial<TicketSnapshot> = {}) {
  const workflow = compiledOrThrow({ ...exampleWorkflow(), match });
  return matchWorkflows([workflow], { ...snapshot, ...changes }, { now: opened }).candidates;
}

describe('matchWorkflows', () => {
  it('finds phrases whatever their case and spacing, and says where', () => {
    expect(matched([{ subject: ['been taken', 'already been taken'], because: 'It is taken' }])[0]?.because).toEqual([
      'It is taken (subject says “been taken”)',
    ]);
  });

  it('finds whole words only', () => {
    expect(matched([{ body: ['sign in'], because: 'x' }])).toEqual([]);
    expect(matched([{ body: ['assign into my project'], because: 'x' }])).toHaveLength(1);
  });

  it('needs a hit in every place that one rule names, and in one rule only', () => {
    expect(matched([{ form: ['Account'], body: ['password'], because: 'x' }])).toEqual([]);
    expect(matched([{ form: ['account'], subject: ['taken'], because: 'x' }])).toHaveLength(1);
    expect(
      matched([
        { body: ['password'], because: 'x' },
        { tags: ['billing'], because: 'y' },
      ]),
    ).toHaveLength(1);
  });

  it('ranks by weight and leaves out what does not fit', () => {
    const make = (id: string, weight: number) =>
      compiledOrThrow({ ...exampleWorkflow(), id, match: [{ subject: ['taken'], because: 'x', weight }] });
    const none = compiledOrThrow({ ...exampleWorkflow(), id: 'none', match: [{ subject: ['other'], because: 'x' }] });
    const { candidates, lookedAt } = matchWorkflows([make('low', 1), none, make('high', 3)], snapshot, { now: opened });
    expect(candidates.map(({ workflow }) => workflow.id)).toEqual(['high', 'low']);
    expect(lookedAt).toContain('Tags billing');
  });
});
