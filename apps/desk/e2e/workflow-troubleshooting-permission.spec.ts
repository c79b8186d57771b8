import { askPermission } from './_asked-people.ts';
import { expect, test } from './_desk.ts';
import {
  answer,
  answerOneByOne,
  expectLink,
  expectVerdict,
  insert,
  openStep,
  setAndSubmit,
  stepOf,
  tick,
  write,
} from './_run-work.ts';

test('a fault is found with permission, and the clone is deleted before the answer goes out', async ({ desk }) => {
  test.slow();
  const from = 'ivo.maric@initech.example';
  const id = await desk.newTicket({
    subject: 'Pipeline fails since this morning',
    text: 'Every pipeline of https://gitlab.com/initech/web stops, see https://gitlab.com/initech/web/-/jobs/4711.',
    requester: { name: 'Ivo Maric', email: from },
  });
  await desk.openTicket(id);
  await expect(desk.sidebar.getByRole('heading', { name: 'Look into a project to troubleshoot' })).toBeVisible();

  await answer(desk, /requester's role there/, 'maintainer');
  // Acting there and downloading is none of the answers that cover all of it.
  await answerOneByOne(desk, /What does it take/);
  await answer(desk, /take Support to find the cause/, 'Yes');
  await answer(desk, /What must Support do/, 'Do something there, for example run a pipeline again');
  await answer(desk, /a group or a project/, 'project');
  await answer(desk, /user data be downloaded/, 'Yes');
  await answer(desk, /secrets be shown/, 'No');
  await askPermission(desk, id, {
    action: 'clone the repository and run pipeline 4711 again',
    object: 'initech/web',
    from,
    ask: 'Ask the requester for permission',
    record: 'Record the answer and who gave it',
  });

  await expectVerdict(desk, 'Look into it, and no further than needed');
  await expectLink(desk, 'Look at what is needed and no more', 'https://gitlab.com/initech/web');
  await tick(desk, 'Look at what is needed and no more');
  await tick(desk, 'Do what was allowed');
  await tick(desk, 'Download the data');
  await openStep(desk, 'Write down what was found');
  await write(desk, /What was found/, 'The runner has no disk space left.');
  await expectVerdict(desk, 'Delete what was downloaded');
  await expect(stepOf(desk, 'Tell the requester what was found')).toHaveCount(0);
  await expectLink(desk, 'Delete all downloaded user data', /\/zd-dl-wiper$/);
  await tick(desk, 'Delete all downloaded user data');

  await expectVerdict(desk, 'Look into it, and no further than needed');
  await insert(desk, 'Tell the requester what was found', 'The runner has no disk space left.');
  await setAndSubmit(desk, id, 'Solve the ticket', 'Solved');
});
