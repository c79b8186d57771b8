import { expect, test } from 'vitest';
import { compileWorkflow } from '../src/index.ts';
import { exampleWorkflow } from './example-workflow.ts';

const asked = { ask: 'Who replied?', type: 'email', who: 'customer', covers: ['address.wanted'], starts: '' } as const;
const domains = {
  'reply.domain': { domain_of: 'reply.from' },
  'wanted.domain': { domain_of: 'address.wanted' },
  'reply.matches': { equal: ['reply.domain', 'wanted.domain'] },
};

function awaits(facts: object): string | undefined {
  const authored = exampleWorkflow();
  const compiled = compileWorkflow({ ...authored, facts: { ...authored.facts, ...facts } }, { version: '1' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.workflow.declarations.find(({ id }) => id === 'reply.from')?.awaits;
}

test('a yes that has to come from an address waits for its owner', () => {
  expect(awaits({})).toBe('address.wanted');
  expect(awaits({ 'reply.matches': { equal: ['address.wanted', 'reply.from'] } })).toBe('address.wanted');
});

test.each<[string, object]>([
  ['an agent answers', { 'reply.from': { ...asked, who: 'agent' } }],
  ['is a text', { 'reply.from': { ...asked, type: 'text' } }],
  ['is no yes to the address', { 'reply.from': { ...asked, covers: ['requester.email'] } }],
  ['is compared with nothing', { 'reply.matches': { equal: ['requester.email', 'address.wanted'] } }],
  ['is compared in part', domains],
])('what %s waits for nobody’s address', (_, facts) => {
  expect(awaits({ 'requester.email': { ask: 'Who asks?', type: 'email' }, ...facts })).toBeUndefined();
});
