import { join } from 'node:path';
import { EventBodySchema } from '@handrail/contract';
import { loadWorkflows } from '@handrail/workflows';
import { expect, test } from 'vitest';
import { sayingOf } from './saying-of.ts';

const loaded = loadWorkflows(join(import.meta.dirname, '../../../../packages/workflows/packs'));
const release = loaded.ok ? loaded.packs.find(({ workflow }) => workflow.id === 'email_release')?.workflow : undefined;

const answer = { fact: 'other.found', value: 'not_found', source: 'agent' };

test.each([
  { type: 'fact_recorded', ...answer, note: null },
  { type: 'fact_corrected', ...answer, reason: 'Misread' },
])('$type tells the answer as it stood on the button', (written) => {
  const body = EventBodySchema.parse(written);
  expect(release).toBeDefined();
  expect(sayingOf(body, release ?? null).values).toEqual({
    fact: 'Where is the address in use?',
    value: 'On no account that can be found',
  });
  // Of a workflow that is gone nothing is known but what was recorded.
  expect(sayingOf(body, null).values).toEqual({ fact: 'other found', value: 'not_found' });
});
