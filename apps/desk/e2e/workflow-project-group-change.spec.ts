import { askPermission } from './_asked-people.ts';
import { expect, test } from './_desk.ts';
import { answer, copyNote, expectLink, expectVerdict, insert, openStep, setAndSubmit, tick } from './_run-work.ts';

test('a project is transferred after a maintainer came in and allowed exactly that', async ({ desk }) => {
  test.slow();
  const id = await desk.newTicket({
    subject: 'Please transfer our project',
    text: 'I am a developer of https://gitlab.com/acme/web. Please transfer the project to our new group.',
    requester: { name: 'Noor Idris', email: 'noor@acme.example' },
  });
  await desk.openTicket(id);
  await expect(desk.sidebar.getByRole('heading', { name: 'Change a group or project' })).toBeVisible();

  await answer(desk, /Can the user do this without us/, 'No, it takes Support');
  await answer(desk, /requester's role there/, 'A lower role');
  await expectVerdict(desk, 'An owner or maintainer has to contact us');
  await openStep(desk, 'Note which group or project it is');
  await answer(desk, /a group or a project/, 'project');
  await insert(desk, 'Ask for an owner or maintainer', 'acme/web', 'a maintainer or an owner of the project');
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');

  await desk.reply(id, { from: 'dana@acme.example', text: 'I maintain acme/web. Please transfer it to acme-labs.' });
  await openStep(desk, 'Record that one of them wrote');
  await answer(desk, /with the needed role asked for it/, 'Yes');

  const change = { action: 'transfer the project to acme-labs', object: 'acme/web' };
  await askPermission(desk, id, { ...change, from: 'dana@acme.example' });
  await expectVerdict(desk, 'Permission is given; make exactly this change');

  await expectLink(desk, 'Make the change', 'https://gitlab.com/admin/projects/acme/web');
  await tick(desk, 'Make the change');
  await openStep(desk, 'Record with whom to go on');
  await answer(desk, /With whom does the owner or maintainer want/, 'With the original requester');
  const note = 'Consider an admin note on the group';
  await expectLink(desk, note, 'https://gitlab.com/admin/groups/acme');
  const [day, ...parts] = (await copyNote(desk, note)).split(' | ');
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(parts).toEqual([`${change.action}: ${change.object}`, 'User Requested', desk.addressOf(id)]);
  await insert(desk, 'Tell them that it is done', change.action);
  await setAndSubmit(desk, id, 'Solve the ticket', 'Solved');
});
