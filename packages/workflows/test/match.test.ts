import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from './_run-cli.ts';

const FiguresSchema = z.object({
  tickets: z.number(),
  rightFirst: z.number(),
  none: z.number(),
  wrongFirst: z.number(),
  wronglyOpened: z.number(),
  offeredAnyway: z.number(),
});

const taken = 'jo@acme.example has already been taken, please release the address';
const author = { id: '5', email: 'jo@home.example', role: 'end-user' };
const ticketTaken = {
  id: 7,
  subject: 'Help',
  description: taken,
  requester: { id: '5', name: 'Jo Berg', email: 'jo@home.example' },
  status: 'open',
  tags: [],
  form: null,
  externalId: null,
  channel: 'email',
  comments: [{ id: '1', author, public: true, text: taken, at: null }],
};

describe('the command match', { timeout: 240_000 }, () => {
  it('the corpus: right first for nine tickets of ten, and nothing opened wrongly', async () => {
    const { code, out } = await runCli(['match', '--corpus', '--json']);
    const { all, heldBack } = z.object({ all: FiguresSchema, heldBack: FiguresSchema }).parse(JSON.parse(out));
    expect(all.wronglyOpened).toBe(0);
    expect(all.rightFirst).toBeGreaterThanOrEqual(0.9 * all.tickets);
    expect(all.rightFirst + all.none + all.wrongFirst).toBe(all.tickets);
    // What nobody looked at while writing phrases must not fall behind what it was.
    expect(heldBack.rightFirst).toBeGreaterThanOrEqual(107);
    expect(heldBack.offeredAnyway).toBeLessThanOrEqual(5);
    expect(code).toBe(0);
  });

  it('says the figures in words', async () => {
    const { out } = await runCli(['match', '--corpus']);
    expect(out).toMatch(/^held back: right-first \d+ of 119 .* none \d+, wrong-first \d+$/m);
    expect(out).toMatch(/wrongly opened 0$/m);
  });

  it('one ticket: what fits, why, and what would open', async () => {
    const ticket = 'comments: [{text: "jo@acme.example has already been taken, please release the address"}]';
    const { code, out } = await runCli(['match', '--ticket', '-'], { input: ticket });
    expect(code).toBe(0);
    expect(out).toContain('“already been taken”');
    expect(out).toMatch(/^Opens unasked: email_release for jo@acme\.example$/m);
    const json = await runCli(['match', '--ticket', '-', '--json'], { input: ticket });
    expect(JSON.parse(json.out)).toMatchObject({
      candidates: [{ workflow: 'email_release', fits: true }],
      opens: { workflow: 'email_release', subjects: ['jo@acme.example'] },
    });
  });

  it.each([
    ['with a description', JSON.stringify({ subject: 'Help', description: taken, form: 'Support for GitLab.com' })],
    ['as the service takes it', JSON.stringify(ticketTaken)],
    ['as nothing but the words', `Good morning: ${taken}`],
  ])('a ticket %s', async (_form, input) => {
    const { code, out } = await runCli(['match', '--ticket', '-'], { input });
    expect(code).toBe(0);
    expect(out).toMatch(/^Opens unasked: email_release for jo@acme\.example$/m);
  });

  it('says that none fits, and what is wrong with a ticket', async () => {
    const none = await runCli(['match', '--ticket', '-'], { input: 'comments: [{text: Do you offer training?}]' });
    expect(none.out).toMatch(/^No workflow fits$/m);
    const wrong = await runCli(['match', '--ticket', '-'], { input: 'subject: release\ncomments: [{body: no text}]' });
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.err).toContain('comments[0].text');
    expect(await runCli(['match', '--ticket', '-'], { input: '{"tags": []}' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('Give a subject, a description or comments'),
    });
    expect(await runCli(['match', '--ticket', '-'], { input: '{"subject": ' })).toMatchObject({ code: 1 });
    expect((await runCli(['match'])).code).toBe(2);
  });
});
