// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { applyMacro, findMacro, previewMacro } from './macro.ts';
import { bagHost, connected } from '../test/_connected.ts';

const search = 'GET /api/v2/macros/search?query=General%3A%3AOutbound&active=true&only_viewable=true';
const macros = [
  { id: 1, title: 'General::Outbound Contact Request' },
  { id: 2, title: 'General::Outbound', description: 'Routes the ticket' },
];

describe('macros', () => {
  it('are found by their exact title', async () => {
    const { zaf } = await connected(bagHost({ [search]: { status: 200, responseJSON: { macros } } }));
    await expect(findMacro(zaf, 'General::Outbound')).resolves.toMatchObject({ id: '2' });
  });

  it('are previewed without a change: status, tags and text', async () => {
    const ticket = { status: 'hold', tags: ['outbound'], comment: { body: 'Hello', public: false } };
    const { zaf } = await connected(
      bagHost({ 'GET /api/v2/tickets/12/macros/2/apply': { status: 200, responseJSON: { result: { ticket } } } }),
    );
    await expect(previewMacro(zaf, '2', 12)).resolves.toMatchObject({
      status: 'hold',
      tags: ['outbound'],
      comment: { text: 'Hello', public: false },
      subject: null,
    });
  });

  it('are refused by name when the host cannot apply them', async () => {
    const { zaf } = await connected(bagHost({}));
    await expect(applyMacro(zaf, '2')).rejects.toMatchObject({ code: 'refused', call: 'invoke macro' });
  });

  it('that cannot be looked up say with which status', async () => {
    const { zaf } = await connected(bagHost({}));
    await expect(findMacro(zaf, 'x')).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('404'),
    });
  });
});
