import { expect, test } from './_desk.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { eligibleRelease } from './_release.ts';
import { answer, expectVerdict, insert, setAndSubmit } from './_run-work.ts';
import type { Seat } from './_seat.ts';

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

const wanted = 'kim@initech.example';
const requester = 'kim.stone@example.com';
const eligible = 'Eligible; now the owner of the address has to confirm from it';
const whence = ({ sidebar }: Pick<Seat, 'sidebar'>) => sidebar.getByRole('group', { name: /From which address/ });

test('a yes counts from the awaited address only, kept as internal and followed by others as it may be', async ({
  desk,
}) => {
  const id = await eligibleRelease(desk);
  const replies = desk.sidebar.locator('[data-reply]');
  await insert(desk, 'Ask for a reply from the address');
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');

  await desk.reply(id, { from: requester, text: `I confirm that ${wanted} is mine.` });
  await desk.openTicket(id, { tray: 320 });
  await expect(replies).toContainText([`From ${requester}`]);
  await expect(replies.getByText('not the awaited address')).toBeVisible();
  await expect(whence(desk)).toContainText(`Still waiting for a reply from ${wanted}`);
  const address = whence(desk).getByRole('textbox');
  await expect(address).toHaveValue('');
  await address.fill(wanted);
  await whence(desk).getByRole('button', { name: 'Record', exact: true }).click();
  await expect(whence(desk)).toContainText(`No reply here is from ${wanted}. The latest is from ${requester}.`);
  await expect(whence(desk).getByRole('button', { name: 'Record without a comment' })).toBeVisible();
  await expectVerdict(desk, eligible);
  await address.fill('');

  await desk.reply(id, { from: wanted, text: 'Yes, that address is mine.', isPublic: false });
  await desk.reply(id, { from: requester, text: 'Any news?' });
  await desk.openTicket(id, { tray: 320 });
  await expect(replies).toContainText([`From ${wanted}`, `From ${requester}`]);
  await expect(replies.first().getByText('Yes, that address is mine.')).toBeVisible();
  await expect(replies.first().getByText('not the')).toHaveCount(0);
  await expect(replies.last().getByText('not the awaited address')).toBeVisible();
  await expect(address).toHaveValue(wanted);
  await whence(desk).getByRole('button', { name: 'Record', exact: true }).click();
  await expectVerdict(desk, 'The address can be released');

  await desk.sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await desk.sidebar.getByRole('button', { name: 'History' }).click();
  await expect(desk.sidebar.getByText(/Comment \d+ by kim@initech\.example/)).toBeVisible();

  // Nothing is asked any more, and the yes is taken back before anything was done about it.
  await expect(replies).toHaveCount(0);
  await desk.reply(id, { from: wanted, text: 'Stop! That was a mistake, it is not mine.' });
  await desk.openTicket(id, { tray: 320 });
  await expect(replies).toContainText([`From ${wanted}`]);
  await expect(replies.getByText('That was a mistake')).toBeVisible();
  await desk.sidebar.getByRole('button', { name: /^Change: From which address/ }).click();
  const correction = desk.sidebar.getByRole('group', { name: /From which address/ });
  await correction.getByRole('textbox', { name: 'Why is it different?' }).fill('They took it back');
  await correction.getByRole('button', { name: 'Set back to unknown' }).click();
  await expectVerdict(desk, 'One question is still open.');
});

test('a reply is shown that came before the service was told of the submit', async ({ desk }) => {
  desk.console.allow(/Failed to load resource: net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONNECTION_REFUSED)/);
  const id = await eligibleRelease(desk);
  await insert(desk, 'Ask for a reply from the address');
  await desk.stopService();
  await desk.submit();
  await expect.poll(async () => (await desk.saved(id)).status).toBe('pending');
  await expect(desk.sidebar.getByText(/will be sent/i).first()).toBeVisible();
  await desk.reply(id, { from: wanted, text: 'Yes, that address is mine.' });
  await desk.page.goto('about:blank');
  await desk.startService();
  await desk.openTicket(id, { tray: 320 });
  await expect(desk.sidebar.locator('[data-reply]')).toContainText(`From ${wanted}`);
  await expect(whence(desk).getByRole('textbox')).toHaveValue(wanted);
});
