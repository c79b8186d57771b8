// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { composerHost } from '../test/_composer-host.ts';
import { connected } from '../test/_connected.ts';
import { addInternalNote } from './internal-note.ts';
import { watchSubmit } from './lifecycle.ts';
import { type AppMessage, hostMessage } from './protocol.ts';

const note = { html: '<p>Owners were asked</p>', marker: 'Handrail note 1a2b' };

/** A ticket of the account, whose page may lose the draft and whose answers may be lost. */
async function ticket({ status = 200, losesDraft = false, isLate = false } = {}) {
  const host = composerHost({ isRich: true, isShared: true });
  host.type('<p>Hello</p>', 1);
  const comments: { id: number; public: boolean; plain_body: string }[] = [];
  let writes = 0;
  const answer = (message: AppMessage) => {
    if (message.kind !== 'http') return host.answer(message);
    if (message.options['type'] === 'GET') {
      return hostMessage.httpDone(message.number, { status: 200, responseJSON: { comments, users: [] } });
    }
    writes += 1;
    if (status < 400 || status >= 500) {
      comments.push({ id: 40 + writes, public: false, plain_body: String(message.options['data']) });
    }
    if (losesDraft) host.empty();
    if (isLate) return null;
    const said = { status, responseJSON: { description: 'You may not' } };
    return status < 300 ? hostMessage.httpDone(message.number, said) : hostMessage.httpFailed(message.number, said);
  };
  const page = await connected(answer);
  return { ...page, draft: host.draft, comments, submit: watchSubmit(page.zaf), writes: () => writes };
}

describe('an internal note', () => {
  it('goes past the composer, once, and leaves the draft', async () => {
    const { zaf, comments, draft, submit, writes } = await ticket();
    await expect(addInternalNote(zaf, 12, note, submit)).resolves.toEqual({
      commentId: '41',
      wasThere: false,
      draft: { fate: 'kept' },
    });
    await expect(addInternalNote(zaf, 12, note, submit)).resolves.toMatchObject({ commentId: '41', wasThere: true });
    expect(writes()).toBe(1);
    expect(comments[0]?.plain_body).toContain(note.marker);
    expect(draft()).toBe('<p>Hello</p>');
  });

  it('gives the draft back where Zendesk drew the ticket anew', async () => {
    const { zaf, draft, submit } = await ticket({ losesDraft: true });
    await expect(addInternalNote(zaf, 12, note, submit)).resolves.toMatchObject({ draft: { fate: 'given_back' } });
    expect(draft()).toBe('<p>Hello</p>');
  });

  it('that was saved though the answer says otherwise is found', async () => {
    const { zaf, submit, writes } = await ticket({ status: 502 });
    await expect(addInternalNote(zaf, 12, note, submit)).resolves.toMatchObject({ commentId: '41' });
    expect(writes()).toBe(1);
  });

  it('that Zendesk refuses says why', async () => {
    const { zaf, submit } = await ticket({ status: 403 });
    await expect(addInternalNote(zaf, 12, note, submit)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('You may not'),
    });
  });

  it('waits for the end of a submit, and gives up when there is none', async () => {
    const { zaf, host, clock, submit, writes } = await ticket();
    host.say(hostMessage.event('ticket.submit.start'));
    const adding = addInternalNote(zaf, 12, note, submit);
    await Promise.resolve();
    expect(writes()).toBe(0);
    host.say(hostMessage.event('ticket.submit.done'));
    await expect(adding).resolves.toMatchObject({ wasThere: false });

    host.say(hostMessage.event('ticket.submit.start'));
    const other = addInternalNote(zaf, 12, { ...note, marker: 'other' }, submit);
    clock.pass(zaf.deadlines.write);
    await expect(other).rejects.toMatchObject({ code: 'submitting' });
    expect(writes()).toBe(1);
  });
});
