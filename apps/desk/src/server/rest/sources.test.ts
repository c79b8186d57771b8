import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openedDesk } from '../../../test/_opened-desk.ts';

const PageSchema = z.object({
  comments: z.array(z.looseObject({ author_id: z.number() })),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string() }).optional(),
});

async function signedIn(scope: string) {
  const desk = await openedDesk();
  const { id, secret } = desk.account.oauth;
  const grant = { grant_type: 'client_credentials', client_id: id, client_secret: secret, scope };
  const { body } = await desk.call('POST', '/oauth/tokens', grant);
  const headers = { authorization: `Bearer ${String(body.access_token)}` };
  return { ...desk, grant, get: (url: string) => desk.call('GET', url, undefined, headers) };
}

describe('what a service reads of the desk', () => {
  it('takes client credentials, and only what their scope covers', async () => {
    const { call, grant, get } = await signedIn('tickets:read users:read');
    expect((await get('/api/v2/tickets/101')).status).toBe(200);
    expect((await get('/api/v2/organizations/701')).status).toBe(403);
    expect((await call('POST', '/oauth/tokens', { ...grant, client_secret: 'wrong' })).status).toBe(401);
    expect((await call('GET', '/api/v2/tickets/101', undefined, { authorization: 'Bearer old' })).status).toBe(401);
  });

  it('pages comments by cursor, with their authors', async () => {
    const { call, get } = await signedIn('read');
    for (const text of ['one', 'two', 'three'])
      await call('POST', '/desk/tickets/101/replies', { from: 'x@y.example', text });
    const seen: unknown[] = [];
    let after = '';
    for (let page = 0; page < 3; page++) {
      const { body } = await get(`/api/v2/tickets/101/comments?include=users&page[size]=2${after}`);
      expect(body.users).not.toHaveLength(0);
      const { comments, meta } = PageSchema.parse(body);
      seen.push(...comments);
      after = `&page[after]=${meta?.after_cursor}`;
      if (!meta?.has_more) break;
    }
    expect(seen).toMatchObject([{}, { plain_body: 'one' }, { plain_body: 'two' }, { plain_body: 'three' }]);
  });

  it('tells a signed-in reply from a mail whose sender is in doubt', async () => {
    const { call, get } = await signedIn('read');
    const reply = { from: 'ana@initech.example', text: 'Yes' };
    const reply101 = (more: object) => call('POST', '/desk/tickets/101/replies', { ...reply, ...more });
    const methodOf = async () => {
      const { body } = await get('/api/v2/tickets/101/comments');
      const [, comment] = PageSchema.parse(body).comments;
      return (await get(`/api/v2/users/${comment?.author_id}/identities`)).body.identities;
    };
    await reply101({ flags: [0, 2] });
    expect(await methodOf()).toMatchObject([{ value: 'ana@initech.example', verification_method: 'none' }]);
    await reply101({ isSignedIn: true });
    expect(await methodOf()).toMatchObject([{ verification_method: 'full' }]);
    expect((await get('/api/v2/tickets/101/comments')).body.comments).toMatchObject([
      {},
      { via: { channel: 'email' }, metadata: { flags: [0, 2], flags_options: { 2: { trusted: false } } } },
      { via: { channel: 'web', source: { from: {} } }, metadata: { system: {} } },
    ]);
  });

  it('has the organization of a requester, with its fields', async () => {
    const { get } = await signedIn('read');
    expect((await get('/api/v2/tickets/105')).body.ticket).toMatchObject({ organization_id: 701 });
    expect((await get('/api/v2/organizations/701')).body.organization).toMatchObject({
      organization_fields: { sub_sm_ultimate: true, support_hold: false },
    });
  });
});
