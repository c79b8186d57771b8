// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { composerHost, keptMemory } from '../test/_composer-host.ts';
import { connected } from '../test/_connected.ts';
import { applyMacro } from './applied-macro.ts';
import type { MacroPreview } from './macro.ts';

const macro = { id: '7', title: 'Team::Words', description: null };
const nothing: MacroPreview = {
  comment: null,
  status: null,
  tags: null,
  subject: null,
  groupId: null,
  assigneeId: null,
  priority: null,
  type: null,
};
const words = (isPublic: boolean): MacroPreview => ({
  ...nothing,
  status: 'solved',
  comment: { html: '<p>The words of the team</p>', text: 'The words of the team', public: isPublic },
});

/** @param isRun what Zendesk's own macro does; without it the page cannot run macros */
async function opened(isRun?: (host: ReturnType<typeof composerHost>) => void) {
  const host = composerHost({ isRich: true, isShared: true });
  if (isRun) host.bag['macro'] = () => isRun(host);
  const { zaf } = await connected(host.answer);
  return { host, zaf, memory: keptMemory() };
}

describe('a macro', () => {
  it('is refused beside a draft of the other mode, and nothing of it is applied', async () => {
    const { host, zaf, memory } = await opened((of) => of.type('<p>no</p>', 1));
    host.type('<p>Hello</p>', 1);
    await expect(applyMacro(zaf, macro, words(false), { memory, status: null })).rejects.toMatchObject({
      code: 'mixed',
    });
    expect(host.draft()).toBe('<p>Hello</p>');
  });

  it('leaves the status of the turn, whatever it sets itself', async () => {
    const { host, zaf, memory } = await opened((of) => {
      of.type('<p>The words of the team</p>', 1);
      of.bag['ticket.status'] = 'solved';
    });
    await expect(applyMacro(zaf, macro, words(true), { memory, status: 'pending' })).resolves.toBe('applied');
    expect(host.bag['ticket.status']).toBe('pending');
    await expect(applyMacro(zaf, macro, words(true), { memory, status: 'pending' })).resolves.toBe('present');
    expect(host.draft()).toBe('<p>The words of the team</p>');
  });

  it('that leaves the composer in another mode than its preview says is not taken for done', async () => {
    const { zaf, memory } = await opened((of) => of.setMode('internalNote'));
    await expect(applyMacro(zaf, macro, words(true), { memory, status: null })).rejects.toMatchObject({
      code: 'wrong_mode',
    });
  });

  it('without a text leaves the draft in its mode', async () => {
    const { host, zaf, memory } = await opened((of) => of.setMode('internalNote'));
    host.type('<p>Hello</p>', 1);
    await applyMacro(zaf, macro, nothing, { memory, status: null });
    expect(host.mode()).toBe('publicReply');
  });

  it('is put there piece by piece where the page cannot run it', async () => {
    const { host, zaf, memory } = await opened();
    await expect(applyMacro(zaf, macro, words(true), { memory, status: null })).resolves.toBe('copied');
    expect(host.draft()).toBe('<p>The words of the team</p>');
    expect(host.bag['ticket.status']).toBe('solved');
  });
});
