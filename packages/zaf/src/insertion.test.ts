// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { keptMemory } from '../test/_composer-host.ts';
import { bagHost, connected } from '../test/_connected.ts';
import { readComposer } from './composer.ts';
import { insertIntoComposer, isFitToSend, undoInsertion } from './insertion.ts';

const texts = { html: '<p>Please <b>reply</b></p>', markdown: 'Please **reply**', text: 'Please reply' };

function composer(changes: Record<string, unknown> = {}) {
  const bag: Record<string, unknown> = {
    'comment.type': 'publicReply',
    'comment.text': '<p>Hello</p>',
    'comment.useRichText': true,
    'ticket.editor.insert': (text: string) => void (bag['comment.text'] = `${String(bag['comment.text'])}${text}`),
    'comment.appendHtml': (text: string) => void (bag['comment.text'] = `${String(bag['comment.text'])}${text}`),
    'comment.appendText': (text: string) => void (bag['comment.text'] = `${String(bag['comment.text'])}${text}`),
    ...changes,
  };
  return bag;
}

describe('insertion', () => {
  it('writes HTML into a rich editor and keeps the draft', async () => {
    const bag = composer();
    const { zaf } = await connected(bagHost(bag));
    const insertion = await insertIntoComposer(zaf, 'public', texts, { memory: keptMemory() });
    expect(bag['comment.text']).toBe('<p>Hello</p><p>Please <b>reply</b></p>');
    expect(insertion).toMatchObject({ mode: 'public', format: 'html', at: 'cursor', draftBefore: '<p>Hello</p>' });
  });

  it('brings an empty composer to the mode of the text before it writes', async () => {
    const bag = composer({ 'comment.text': '' });
    const { zaf } = await connected(bagHost(bag));
    await insertIntoComposer(zaf, 'internal', texts, { memory: keptMemory() });
    expect(bag['comment.type']).toBe('internalNote');
  });

  it.each([
    { now: 'internalNote', wanted: 'public' },
    { now: 'publicReply', wanted: 'internal' },
  ] as const)('writes nothing beside a draft of the other mode: $wanted into $now', async ({ now, wanted }) => {
    const bag = composer({ 'comment.type': now });
    const { zaf } = await connected(bagHost(bag));
    await expect(insertIntoComposer(zaf, wanted, texts, { memory: keptMemory() })).rejects.toMatchObject({
      code: 'mixed',
    });
    expect(bag).toMatchObject({ 'comment.type': now, 'comment.text': '<p>Hello</p>' });
  });

  it('replaces its own text, wherever the agent wrote around it', async () => {
    const bag = composer({ 'comment.text': '<p>Hello</p><p>Please <b>reply</b></p><p>Ana</p>' });
    const { zaf } = await connected(bagHost(bag));
    const memory = keptMemory();
    memory.write('public', { mode: 'public', format: 'html', text: texts.html });
    const other = { html: '<p>Thank you</p>', markdown: 'Thank you', text: 'Thank you' };
    const insertion = await insertIntoComposer(zaf, 'public', other, { memory });
    expect(insertion.at).toBe('replaced');
    expect(bag['comment.text']).toBe('<p>Hello</p><p>Thank you</p><p>Ana</p>');
    await expect(undoInsertion(zaf, insertion, memory)).resolves.toBe(true);
    expect(bag['comment.text']).toContain('Please');
    expect(memory.read('public')?.text).toBe(texts.html);
  });

  it('joins its own text where both go out, once however often it is asked to', async () => {
    const bag = composer({ 'comment.text': '<p>Hello</p><p>Please <b>reply</b></p><p>Ana</p>' });
    const { zaf } = await connected(bagHost(bag));
    const memory = keptMemory();
    memory.write('public', { mode: 'public', format: 'html', text: texts.html });
    const other = { html: '<p>Thank you</p>', markdown: 'Thank you', text: 'Thank you' };
    const insertion = await insertIntoComposer(zaf, 'public', other, { memory, isAdded: true });
    expect(insertion.at).toBe('added');
    const both = '<p>Hello</p><p>Please <b>reply</b></p><p>Thank you</p><p>Ana</p>';
    expect(bag['comment.text']).toBe(both);
    const again = await insertIntoComposer(zaf, 'public', other, { memory, isAdded: true });
    expect(again.at).toBe('present');
    expect(bag['comment.text']).toBe(both);
    await expect(undoInsertion(zaf, insertion, memory)).resolves.toBe(true);
    expect(bag['comment.text']).toBe('<p>Hello</p><p>Please <b>reply</b></p><p>Ana</p>');
    expect(memory.read('public')?.text).toBe(texts.html);
  });

  it('leaves a text that is there, also when it no longer remembers it', async () => {
    const bag = composer({ 'comment.text': '<div>Hello</div><div>Please <strong>reply</strong></div>' });
    const { zaf } = await connected(bagHost(bag));
    const insertion = await insertIntoComposer(zaf, 'public', texts, { memory: keptMemory() });
    expect(insertion).toMatchObject({ at: 'present', draftBefore: insertion.draftAfter });
  });

  it('asks before it writes over a text that was changed by hand, and then takes the whole draft', async () => {
    const long = (word: string) => {
      const text = `Thank you for ${word}. We will look into it and write again tomorrow morning.`;
      return { html: `<p>${text}</p>`, markdown: text, text };
    };
    const bag = composer({ 'comment.text': '' });
    const { zaf } = await connected(bagHost(bag));
    const memory = keptMemory();
    await insertIntoComposer(zaf, 'public', long('writing'), { memory });
    bag['comment.text'] = String(bag['comment.text']).replace('tomorrow', 'by Friday');
    await expect(insertIntoComposer(zaf, 'public', long('waiting'), { memory })).rejects.toMatchObject({
      code: 'own_changed',
    });
    await insertIntoComposer(zaf, 'public', long('waiting'), { memory, isOverDraft: true });
    expect(bag['comment.text']).toBe(long('waiting').html);
  });

  it('says that a reply with its internal text is not fit to send', async () => {
    const bag = composer({ 'comment.type': 'internalNote', 'comment.text': '' });
    const { zaf } = await connected(bagHost(bag));
    const memory = keptMemory();
    await insertIntoComposer(zaf, 'internal', texts, { memory });
    await expect(isFitToSend(zaf, memory)).resolves.toBe(true);
    bag['comment.type'] = 'publicReply';
    await expect(isFitToSend(zaf, memory)).resolves.toBe(false);
  });

  it('writes nothing when the mode does not change', async () => {
    const bag = composer({ 'comment.text': '' });
    const fixed = Object.defineProperty(bag, 'comment.type', {
      get: () => 'publicReply',
      set: () => {},
      enumerable: true,
    });
    const { zaf } = await connected(bagHost(fixed));
    await expect(insertIntoComposer(zaf, 'internal', texts, { memory: keptMemory() })).rejects.toMatchObject({
      code: 'wrong_mode',
    });
    expect(bag['comment.text']).toBe('');
  });

  it('appends where the cursor is refused', async () => {
    const bag = composer({ 'ticket.editor.insert': undefined });
    const { zaf } = await connected(bagHost(bag));
    await expect(insertIntoComposer(zaf, 'public', texts, { memory: keptMemory() })).resolves.toMatchObject({
      at: 'end',
    });
  });

  it('gives back a selection that the insertion replaced', async () => {
    const bag = composer();
    bag['ticket.editor.insert'] = (text: string) => void (bag['comment.text'] = text);
    const { zaf } = await connected(bagHost(bag));
    await expect(insertIntoComposer(zaf, 'public', texts, { memory: keptMemory() })).resolves.toMatchObject({
      at: 'end',
    });
    expect(bag['comment.text']).toBe('<p>Hello</p><p>Please <b>reply</b></p>');
  });

  it('says so when the text did not arrive', async () => {
    const { zaf } = await connected(bagHost(composer({ 'ticket.editor.insert': () => {} })));
    await expect(insertIntoComposer(zaf, 'public', texts, { memory: keptMemory() })).rejects.toMatchObject({
      code: 'not_inserted',
    });
  });

  it.each([
    ['a channel by its name', { 'ticket.editor.targetChannel': { name: 'sunshine_conversations_api' } }],
    ['WeChat', { 'ticket.editor.targetChannel': 'wechat' }],
    [
      'a channel nobody knows yet, that Zendesk says is a conversation',
      { 'ticket.editor.targetChannel': { name: 'new_chat' }, 'channel.sessionBased': true },
    ],
  ])('takes %s for a conversation, except where a note is written', async (_, found) => {
    const reply = await connected(bagHost(composer(found)));
    await expect(readComposer(reply.zaf)).resolves.toMatchObject({ format: 'markdown' });
    const note = await connected(bagHost(composer({ ...found, 'comment.type': 'internalNote' })));
    await expect(readComposer(note.zaf)).resolves.toMatchObject({ format: 'html' });
  });

  it('writes Markdown in messaging and text in a plain editor', async () => {
    const { zaf } = await connected(bagHost(composer({ 'ticket.editor.targetChannel': { name: 'messaging' } })));
    await expect(readComposer(zaf)).resolves.toMatchObject({ format: 'markdown' });
    const plain = await connected(bagHost(composer({ 'comment.useRichText': false, 'comment.text': '' })));
    await expect(insertIntoComposer(plain.zaf, 'public', texts, { memory: keptMemory() })).resolves.toMatchObject({
      draftAfter: 'Please reply',
    });
  });

  it('takes an insertion back, but not over what the agent typed since', async () => {
    const bag = composer();
    const { zaf } = await connected(bagHost(bag));
    const insertion = await insertIntoComposer(zaf, 'public', texts, { memory: keptMemory() });
    bag['comment.text'] = `${String(bag['comment.text'])} and more`;
    await expect(undoInsertion(zaf, insertion, keptMemory())).resolves.toBe(false);
    bag['comment.text'] = insertion.draftAfter;
    await expect(undoInsertion(zaf, insertion, keptMemory())).resolves.toBe(true);
    expect(bag['comment.text']).toBe('<p>Hello</p>');
  });
});
