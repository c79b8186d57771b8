// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { findMacro, previewMacro } from './macro.ts';
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

  it('are previewed by what they change, with the text as it reads on the ticket', async () => {
    const answer = (ticket: object) => ({ status: 200, responseJSON: { result: { ticket } } });
    const comment = { body: 'Hello {{ticket.requester.first_name}}', public: false };
    const whole = {
      status: 'hold',
      tags: ['old', 'outbound'],
      subject: 'Help',
      comment: { ...comment, body: 'Hello Kim' },
    };
    const { zaf } = await connected(
      bagHost({
        'GET /api/v2/macros/2/apply': answer({ status: 'hold', tags: ['outbound'], comment }),
        'GET /api/v2/tickets/12/macros/2/apply': answer(whole),
      }),
    );
    await expect(previewMacro(zaf, '2', 12)).resolves.toMatchObject({
      status: 'hold',
      tags: ['outbound'],
      comment: { text: 'Hello Kim', public: false },
      subject: null,
    });
    await expect(previewMacro(zaf, '2', null)).resolves.toMatchObject({ comment: { text: comment.body } });
  });

  it('without a text leave the comment alone, whatever the ticket has', async () => {
    const answer = (ticket: object) => ({ status: 200, responseJSON: { result: { ticket } } });
    const { zaf } = await connected(
      bagHost({
        'GET /api/v2/macros/2/apply': answer({ status: 'hold' }),
        'GET /api/v2/tickets/12/macros/2/apply': answer({ status: 'hold', comment: { body: 'The first message' } }),
      }),
    );
    await expect(previewMacro(zaf, '2', 12)).resolves.toMatchObject({ comment: null, tags: null });
  });

  it('that cannot be looked up say with which status', async () => {
    const { zaf } = await connected(bagHost({}));
    await expect(findMacro(zaf, 'x')).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('404'),
    });
  });
});
