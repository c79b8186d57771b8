import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newTicket } from '../src/model/ticket-change.ts';
import { below, CaseSchema, callsOf } from './_case.ts';
import { openedDesk } from './_opened-desk.ts';

/** Cases of sources that Zendesk answers: who wrote, by which way, and what Zendesk doubts. */
const file = fileURLToPath(new URL('../../../../shared/gitlab-oas/cases.json', import.meta.url));
const isHere = existsSync(file);
if (!isHere) process.stderr.write(`SKIPPED: no ${file}, so the cases of sources are not played by the desk.\n`);

const FileSchema = z.object({ cases: z.array(CaseSchema) });
const CommentSchema = z.object({
  id: z.number(),
  author_id: z.number(),
  public: z.boolean(),
  plain_body: z.string(),
  created_at: z.string(),
  via: z.object({
    channel: z.enum(['web', 'email']),
    source: z.object({ from: z.object({ address: z.string().optional(), name: z.string().optional() }) }),
  }),
  metadata: z.looseObject({ flags: z.array(z.number()).optional() }),
});
const CommentsSchema = z.object({ comments: z.array(CommentSchema) });
const IdentitiesSchema = z.object({
  identities: z.array(z.object({ value: z.string(), verification_method: z.enum(['none', 'low', 'full']) })),
});

const cases = isHere
  ? FileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).cases.filter((each) =>
      callsOf(each).some(({ path }) => path.startsWith('/api/v2/')),
    )
  : [];

describe.skipIf(!isHere)('the cases of sources, played by the desk', () => {
  it.each(cases)('$name', async (each) => {
    const { store, call } = await openedDesk();
    for (const { path, body } of callsOf(each)) {
      if (path.endsWith('/comments')) {
        for (const comment of CommentsSchema.parse(body).comments) putComment(store, comment);
        const answer = CommentsSchema.parse((await call('GET', path)).body);
        expect(answer.comments.slice(1)).toMatchObject(CommentsSchema.parse(body).comments.map(withoutWords));
      } else {
        const { identities } = IdentitiesSchema.parse(body);
        const user = store.user(Number(below(path.replace('/api/v2', ''), 'users')?.[0]));
        for (const { value, verification_method: verification } of identities) {
          if (user) store.putUser({ ...user, email: value, verification });
        }
        expect((await call('GET', path)).body['identities']).toMatchObject(
          identities.map(({ value, verification_method: method }) => ({
            type: 'email',
            value,
            verification_method: method,
          })),
        );
      }
    }
  });

  it('are three', () => expect(cases).toHaveLength(3));
});

type Store = Awaited<ReturnType<typeof openedDesk>>['store'];

function putComment(store: Store, comment: z.output<typeof CommentSchema>) {
  const { address = null, name = 'Dana' } = comment.via.source.from;
  const [requester] = store.state.users.filter(({ role }) => role === 'end-user');
  if (!requester) return;
  store.putUser({ ...requester, id: comment.author_id, name, email: address ?? 'dana@ferro.example' });
  const start = { id: 900, subject: 'x', requesterId: requester.id, channel: 'email' as const, formId: 401, tags: [] };
  const ticket = newTicket(start, { id: 1, html: '<p>x</p>', from: requester.email }, store.now());
  const { id, author_id: authorId, public: isPublic, plain_body: text, created_at: at, metadata } = comment;
  const html = `<p>${text}</p>`;
  const more = metadata.flags ? { flags: metadata.flags } : {};
  ticket.comments.push({
    id,
    authorId,
    public: isPublic,
    html,
    at,
    channel: comment.via.channel,
    from: address,
    ...more,
  });
  store.putTicket(ticket);
}

/** Zendesk words a doubt for people too; nothing rests on that. */
function withoutWords({ metadata, ...comment }: z.output<typeof CommentSchema>) {
  const { flags_options: _words, ...rest } = metadata;
  return { ...comment, metadata: rest };
}
