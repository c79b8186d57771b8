import type { Check, Procedure } from '@handrail/contract';
import { expect, test } from 'vitest';
import { mermaidText } from './mermaid-text.ts';

const citation = { page: 'rules.md', heading: 'Rules', url: 'https://handbook.example/' };
const check = (id: string, outcome: string, when: Check['when']): Check => ({
  id,
  outcome,
  when,
  reason: `It is "${id}"`,
  passes: null,
  citation,
});
const procedure = {
  checks: [
    check('free', 'stop-here', { kind: 'test', fact: 'plan', test: 'is', values: ['free'] }),
    check('rest', 'go', { kind: 'always' }),
  ],
  outcomes: [
    { id: 'go', says: 'Go on', tone: 'go', steps: [], texts: [] },
    { id: 'stop-here', says: 'Stop', tone: 'stop', steps: [], texts: [] },
  ],
} satisfies Pick<Procedure, 'checks' | 'outcomes'>;

test('the checks in order are Mermaid text, with the reader’s words on its arrows', () => {
  const words = (key: string) => (key === 'fact.yes' ? 'Ja' : 'Nein');
  expect(mermaidText(procedure, words).split('\n')).toEqual([
    'flowchart TD',
    '  r0{"It is #quot;free#quot;"}',
    '  r0 -->|"Ja"| o_stop_here',
    '  r0 -->|"Nein"| r1',
    '  r1{"It is #quot;rest#quot;"}',
    '  r1 --> o_go',
    '  o_go(["Go on"])',
    '  o_stop_here(["Stop"])',
    '',
  ]);
});
