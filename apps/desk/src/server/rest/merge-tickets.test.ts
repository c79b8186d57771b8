import { describe, expect, it } from 'vitest';
import { openedDesk } from '../../../test/_opened-desk.ts';

describe('POST /api/v2/tickets/:id/merge', () => {
  it('closes the sources, tags them, and comments on both sides, privately unless asked otherwise', async () => {
    const { call, store } = await openedDesk();
    const body = { ids: [101, 102], source_comment: 'Goes on elsewhere', target_comment_is_public: true };
    const answer = await call('POST', '/api/v2/tickets/103/merge', body);
    expect(answer).toMatchObject({ status: 200, body: { job_status: { status: 'completed', total: 2 } } });
    for (const id of [101, 102]) {
      expect(store.ticket(id)).toMatchObject({ status: 'closed', tags: expect.arrayContaining(['closed_by_merge']) });
      expect(store.ticket(id)?.comments.at(-1)).toMatchObject({ html: '<p>Goes on elsewhere</p>', public: false });
    }
    expect(store.ticket(103)?.comments.at(-1)).toMatchObject({ html: '<p>Merged #101, #102</p>', public: true });
  });

  it('refuses what cannot be merged, and changes nothing', async () => {
    const { call, store } = await openedDesk();
    const before = JSON.stringify(store.state.tickets);
    const merge = async (into: number, ids: unknown) =>
      (await call('POST', `/api/v2/tickets/${into}/merge`, { ids })).status;
    expect([
      await merge(103, [103]),
      await merge(103, [99_999]),
      await merge(99_999, [101]),
      await merge(103, []),
    ]).toEqual([422, 404, 404, 422]);
    expect(JSON.stringify(store.state.tickets)).toBe(before);
    await merge(103, [101]);
    expect(await merge(102, [101])).toBe(422);
  });
});
