import { afterEach, expect, it } from 'vitest';
import { readReplyFrom } from '../../src/sources/zendesk/replies.ts';
import { type Answer, answeringServer } from './_answering-server.ts';
import { testReading, testSources } from './_sources.ts';

const wanted = 'dana@ferro.example';
const comment = (id: number, author: number, at: string, isPublic = true) => ({
  id,
  author_id: author,
  public: isPublic,
  created_at: `2026-11-28T${at}Z`,
  via: { channel: 'email', source: { from: { address: author === 502 ? wanted : null } } },
});
const users = [
  { id: 502, email: wanted, role: 'end-user' },
  { id: 9001, email: 'ana@acme.example', role: 'agent' },
];

let server: Awaited<ReturnType<typeof answeringServer>> | undefined;
afterEach(() => server?.close());

/** What is found where the tick of the asking text was recorded at ten. */
async function found(...comments: object[]) {
  server = await answeringServer(({ url }): Answer => {
    if (url.startsWith('/oauth/tokens')) return { status: 200, body: { access_token: 'token', expires_in: 600 } };
    return { status: 200, body: { comments, users } };
  });
  const given = { 'address.wanted': wanted, 'reply.asked': '2026-11-28T10:00:00Z' };
  return readReplyFrom(testReading(testSources(server.origin), given, new Date('2026-11-28T12:00:00Z')));
}

it('a reply that came after the text, and before the service was told of it, is one', async () => {
  const earlier = comment(29, 502, '08:00:00');
  const asked = comment(30, 9001, '09:00:00');
  expect(await found(earlier, asked, comment(31, 502, '09:30:00', false))).toMatchObject({ value: wanted });
});

it('what was said before the text is none, nor is a note of ours the text', async () => {
  const note = comment(28, 9001, '08:00:00', false);
  const asked = comment(30, 9001, '09:59:59');
  expect(await found(note, comment(29, 502, '08:30:00'), asked)).toMatchObject({ kind: 'unknown' });
  expect(await found(note, comment(29, 502, '08:30:00'))).toMatchObject({ kind: 'unknown' });
});
