import { expect, test } from './_probe.ts';

const texts = `{ html: '<p>Please reply <strong>from</strong> it.</p>', markdown: 'Please reply **from** it.', text: 'Please reply from it.' }`;

test('text goes in at the cursor, between what the agent wrote, and comes out again', async ({ probe }) => {
  await probe.openTicket(101);
  await probe.composer.pressSequentially('Hello Ana Bye');
  for (let step = 0; step < 3; step++) await probe.page.keyboard.press('ArrowLeft');
  const insertion = await probe.run<{ at: string; format: string }>(
    `globalThis.insertion = await zaf.insertIntoComposer(app, 'public', ${texts}, { memory: zaf.memory }); return insertion;`,
  );
  expect(insertion).toMatchObject({ at: 'cursor', format: 'html' });
  await expect(probe.composer).toHaveText(/^Hello Ana\s+Please reply from it\.\s*Bye$/);
  await expect(probe.composer.locator('strong')).toHaveText('from');
  expect(await probe.run('return zaf.undoInsertion(app, insertion, zaf.memory);')).toBe(true);
  await expect(probe.composer).toHaveText('Hello Ana Bye');
});

test('a selection is not lost to an insertion', async ({ probe }) => {
  await probe.openTicket(101);
  await probe.composer.pressSequentially('Keep me');
  await probe.page.keyboard.press('ControlOrMeta+A');
  await probe.run(`await zaf.insertIntoComposer(app, 'public', ${texts}, { memory: zaf.memory });`);
  await expect(probe.composer).toHaveText(/Keep me\s*Please reply from it\./);
});

test('a note never lands in a public reply', async ({ probe }) => {
  await probe.openTicket(101);
  await probe.run(`await zaf.insertIntoComposer(app, 'internal', ${texts}, { memory: zaf.memory });`);
  await expect(probe.composerMode('Internal note')).toHaveAttribute('aria-pressed', 'true');
  await probe.submitAs('Open');
  await expect(probe.notices).toContainText('saved');
  expect(probe.store.ticket(101)?.comments.at(-1)).toMatchObject({ public: false });
});

test('scripts, styles and handlers do not survive the composer', async ({ probe }) => {
  await probe.openTicket(101);
  await probe.run(
    `await app.invoke('ticket.editor.insert', '<p style="color:red" onclick="alert(1)">A<script>alert(2)</' + 'script><a href="javascript:alert(3)">B</a></p>');`,
  );
  await expect(probe.composer).toHaveText('AB');
  expect(await probe.composer.innerHTML()).toBe('<p>A<a>B</a></p>');
});

test('a messaging ticket gets Markdown as it is written', async ({ probe }) => {
  await probe.openTicket(120);
  const insertion = await probe.run<object>(
    `return zaf.insertIntoComposer(app, 'public', ${texts}, { memory: zaf.memory });`,
  );
  expect(insertion).toMatchObject({ format: 'markdown', at: 'cursor' });
  await expect(probe.composer).toHaveValue('Please reply **from** it.');
});

test('where the cursor is refused the text goes after the draft', async ({ probe }) => {
  probe.store.putFaults({
    sources: [],
    isHandshakeIgnored: false,
    http: [],
    calls: [{ id: 'f', path: 'ticket.editor.insert', effect: 'denied', times: null, delay: 0 }],
  });
  await probe.openTicket(101);
  await probe.composer.pressSequentially('Hello');
  expect(
    await probe.run(`return (await zaf.insertIntoComposer(app, 'public', ${texts}, { memory: zaf.memory })).at;`),
  ).toBe('end');
  await expect(probe.composer).toHaveText(/Hello\s*Please reply from it\./);
});
