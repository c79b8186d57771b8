// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { expect, it } from 'vitest';
import { markTicket } from './ticket-marks.ts';
import { bagHost, connected } from '../test/_connected.ts';

const field = 'ticket.customField:custom_field_71';

async function marked(tags: string[], value: string | null, wanted: Parameters<typeof markTicket>[1]) {
  const done: string[] = [];
  const bag: Record<string, unknown> = {
    'ticket.tags': tags,
    [field]: value,
    'ticket.tags.add': (given: string[]) => void done.push(`add ${given.join(' ')}`),
    'ticket.tags.remove': (given: string[]) => void done.push(`remove ${given.join(' ')}`),
  };
  const { zaf } = await connected(bagHost(bag));
  await markTicket(zaf, wanted);
  return { done, value: bag[field] };
}

it('adds what is wanted, takes what is not any more, and leaves everybody else’s tags alone', async () => {
  const there = ['vip', 'handrail_old', 'handrail_kept'];
  const { done, value } = await marked(there, null, { tags: ['handrail_kept', 'handrail_new'], fields: { 71: 'x' } });
  expect(done).toEqual(['remove handrail_old', 'add handrail_new']);
  expect(value).toBe('x');
});

it('touches nothing that is as it should be, so that no ticket looks changed', async () => {
  const { done } = await marked(['handrail_kept'], 'x', { tags: ['handrail_kept'], fields: { 71: 'x' } });
  expect(done).toEqual([]);
  expect(await marked(['handrail_old'], 'y', { tags: null, fields: {} })).toEqual({ done: [], value: 'y' });
});
