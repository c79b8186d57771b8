// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { insertIntoComposer, readComposer, undoInsertion } from './composer.ts';
import { bagHost, connected } from '../test/_connected.ts';

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

describe('composer', () => {
  it('writes HTML into a rich editor and keeps the draft', async () => {
    const bag = composer();
    const { zaf } = await connected(bagHost(bag));
    const insertion = await insertIntoComposer(zaf, 'public', texts);
    expect(bag['comment.text']).toBe('<p>Hello</p><p>Please <b>reply</b></p>');
    expect(insertion).toMatchObject({ mode: 'public', format: 'html', at: 'cursor', draftBefore: '<p>Hello</p>' });
  });

  it('brings the composer to internal before it writes a note', async () => {
    const bag = composer();
    const { zaf } = await connected(bagHost(bag));
    await insertIntoComposer(zaf, 'internal', texts);
    expect(bag['comment.type']).toBe('internalNote');
  });

  it('writes nothing when the mode does not change', async () => {
    const bag = composer();
    const fixed = Object.defineProperty(bag, 'comment.type', {
      get: () => 'publicReply',
      set: () => {},
      enumerable: true,
    });
    const { zaf } = await connected(bagHost(fixed));
    await expect(insertIntoComposer(zaf, 'internal', texts)).rejects.toMatchObject({ code: 'wrong_mode' });
    expect(bag['comment.text']).toBe('<p>Hello</p>');
  });

  it('appends where the cursor is refused', async () => {
    const bag = composer({ 'ticket.editor.insert': undefined });
    const { zaf } = await connected(bagHost(bag));
    await expect(insertIntoComposer(zaf, 'public', texts)).resolves.toMatchObject({ at: 'end' });
  });

  it('gives back a selection that the insertion replaced', async () => {
    const bag = composer();
    bag['ticket.editor.insert'] = (text: string) => void (bag['comment.text'] = text);
    const { zaf } = await connected(bagHost(bag));
    await expect(insertIntoComposer(zaf, 'public', texts)).resolves.toMatchObject({ at: 'end' });
    expect(bag['comment.text']).toBe('<p>Hello</p><p>Please <b>reply</b></p>');
  });

  it('says so when the text did not arrive', async () => {
    const { zaf } = await connected(bagHost(composer({ 'ticket.editor.insert': () => {} })));
    await expect(insertIntoComposer(zaf, 'public', texts)).rejects.toMatchObject({ code: 'not_inserted' });
  });

  it('writes Markdown in messaging and text in a plain editor', async () => {
    const { zaf } = await connected(bagHost(composer({ 'ticket.editor.targetChannel': { name: 'messaging' } })));
    await expect(readComposer(zaf)).resolves.toMatchObject({ format: 'markdown' });
    const plain = await connected(bagHost(composer({ 'comment.useRichText': false, 'comment.text': '' })));
    await expect(insertIntoComposer(plain.zaf, 'public', texts)).resolves.toMatchObject({ draftAfter: 'Please reply' });
  });

  it('takes an insertion back, but not over what the agent typed since', async () => {
    const bag = composer();
    const { zaf } = await connected(bagHost(bag));
    const insertion = await insertIntoComposer(zaf, 'public', texts);
    bag['comment.text'] = `${String(bag['comment.text'])} and more`;
    await expect(undoInsertion(zaf, insertion)).resolves.toBe(false);
    bag['comment.text'] = insertion.draftAfter;
    await expect(undoInsertion(zaf, insertion)).resolves.toBe(true);
    expect(bag['comment.text']).toBe('<p>Hello</p>');
  });
});
