import { expect, test } from './_desk.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { answer, insert, setAndSubmit } from './_run-work.ts';

const from = 'ivo.maric@initech.example';

test('a ticket that came back shows the reply first, and one click records it with whose words it were', async ({
  desk,
}) => {
  const id = await desk.newTicket({
    subject: 'Pipeline fails since this morning',
    text: 'Every pipeline stops, see https://gitlab.com/initech/web/-/jobs/4711.',
    requester: { name: 'Ivo Maric', email: from },
  });
  await recordOnRun(desk, id, [
    fact('namespace.kind', 'project'),
    fact('requester.role', 'maintainer'),
    fact('problem.needs_support', true),
    fact('work.act', 'look'),
    fact('work.downloads', true),
    fact('work.secrets', false),
    fact('permission.action', 'clone the repository'),
    fact('permission.object', 'initech/web'),
  ]);
  await desk.openTicket(id, { tray: 320 });
  const reply = desk.sidebar.locator('[data-reply]');
  await insert(desk, 'Ask the requester for permission');
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');
  await expect(reply).toHaveCount(0);

  await desk.reply(id, { from: 'eve@elsewhere.example', text: 'Do it, I am the boss.' });
  await desk.openTicket(id, { tray: 320 });
  await expect(reply).toContainText('From eve@elsewhere.example');
  await expect(reply.getByText('not the requester')).toBeVisible();

  await desk.reply(id, { from, text: 'Yes, please clone it.\n\n> Do you allow GitLab Support to clone it?' });
  await desk.openTicket(id, { tray: 320 });
  await expect(reply).toContainText(`From ${from}`);
  await expect(reply.getByText('Yes, please clone it.', { exact: true })).toBeVisible();
  await expect(reply.getByText('not the requester')).toHaveCount(0);
  await answer(desk, /answer to the request for permission/, 'They allow it');
  await expect(reply).toHaveCount(0);

  await desk.sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await desk.sidebar.getByRole('button', { name: 'History' }).click();
  await expect(
    desk.sidebar.getByText(/request for permission\? They allow it.*Comment \d+ by ivo\.maric@initech\.example/i),
  ).toBeVisible();
});
