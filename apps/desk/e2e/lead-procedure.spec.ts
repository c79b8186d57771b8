import { violations } from './_appearance.ts';
import { freezeReleases } from './_changed-workflow.ts';
import { expect, test } from './_desk.ts';
import { unusedAccount } from './_release.ts';
import { recordOnRun } from './_run-record.ts';

const inFrame: { fromFrames: [string, string] } = { fromFrames: ['[aria-label="Handrail"] iframe', 'body'] };

test('a lead reads a workflow in plain words: decisions, steps, texts, questions, and whether its cases hold', async ({
  desk,
}) => {
  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const { leadPage, page } = lea;
  await leadPage.getByRole('button', { name: 'Workflows' }).click();
  await leadPage.getByLabel('Workflow', { exact: true }).selectOption('email_release');
  await leadPage.getByRole('button', { name: 'In plain words' }).click();
  await expect(page).toHaveURL(/part%3Dread/);
  await expect(leadPage.getByText('Free an address that an unused, unconfirmed account holds')).toBeVisible();
  await expect(leadPage.getByText(/^All \d+ test cases hold\.$/)).toBeVisible();

  const decision = (says: string) => leadPage.getByRole('region', { name: says, exact: true });
  await expect(decision('Find out first on which account the address is')).toContainText(
    "Where is the address in use? anything but On an account other than the requester's",
  );
  const expired = decision('The basis has expired; a manager decides whether to release');
  await expect(expired).toContainText('What the manager said about the expired clause: anything but approved');
  const release = decision('The address can be released');
  await expect(release).toContainText('None of the checks before applies.');
  await expect(release.getByText('cannot be undone').first()).toBeVisible();
  await release.getByRole('button', { name: 'Text: The address is free' }).click();
  const text = release.getByRole('region', { name: 'The address is free' });
  await expect(text).toContainText('The address [Which address should be released?] is free now.');
  await expect(text).toContainText(
    'What will the requester do with the address? Open a new account after losing the old one',
  );

  const questions = leadPage.getByRole('region', { name: 'Questions', exact: true });
  await expect(questions.getByText('Does the account show any contribution, ever?')).toBeVisible();
  await expect(questions.getByText('Where to look: Activity of the account (GitLab)')).toBeVisible();
  await expect(questions.getByRole('link', { name: /Verify account status and ownership/ }).first()).toBeVisible();
  expect(await violations(page, inFrame)).toEqual([]);
});

test('a lead tries a workflow out: what is decided, on what it rests, and what would change it', async ({ desk }) => {
  const runs: string[] = [];
  const lea = await desk.seat(9002);
  lea.page.on('request', (request) => request.method() === 'POST' && runs.push(new URL(request.url()).pathname));
  await lea.openLeadPage();
  const { leadPage, page } = lea;
  await leadPage.getByRole('button', { name: 'Workflows' }).click();
  await leadPage.getByLabel('Workflow', { exact: true }).selectOption('email_release');
  await leadPage.getByRole('button', { name: 'Try it out' }).click();
  const decision = leadPage.getByRole('region', { name: 'Decision', exact: true });
  await expect(decision).toContainText('Not decided yet');
  const question = (ask: string) => leadPage.getByRole('group', { name: ask, exact: true });
  const answer = (ask: string, name: string) => question(ask).getByRole('button', { name, exact: true }).click();
  await answer('Where is the address in use?', "On an account other than the requester's");
  await answer('Is it the primary or a secondary address there?', 'primary');
  await expect(question('Is the requester a paid user?')).toContainText('can still change it');
  await answer('Is the requester a paid user?', 'free');
  await expect(decision).toContainText('Not released; the requester gets a new confirmation mail');
  const why = leadPage.getByRole('listitem').filter({ hasText: 'A primary address is released for paid users only' });
  await expect(why.first()).toContainText('Is the requester a paid user? free');
  await expect(leadPage.getByRole('heading', { name: 'What would change the decision' })).toBeVisible();
  await leadPage.getByRole('button', { name: /^All \d+ checks$/ }).click();
  const checks = leadPage.locator('[data-rule]');
  await expect(checks.first()).toContainText('(decides)');
  await expect(checks.first()).toContainText('Is the requester a paid user? free');
  await expect(checks.first()).not.toContainText('agent');
  await expect(checks.filter({ hasText: 'Not known yet' }).first()).toBeVisible();
  await expect(checks.getByRole('button')).toHaveCount(0);

  await question('Which address should be released?').getByRole('textbox').fill('no address');
  await answer('Which address should be released?', 'Record');
  await expect(question('Which address should be released?')).toContainText('Enter one email address');
  await question('Is the requester a paid user?')
    .getByRole('button', { name: /^Cannot find out/ })
    .click();
  await expect(decision).toContainText('A manager decides');
  await leadPage.getByRole('button', { name: 'Start over' }).click();
  await expect(decision).toContainText('Not decided yet');
  await expect(question('Which address should be released?').getByRole('textbox')).toHaveValue('');
  expect(await violations(page, inFrame)).toEqual([]);
  expect([...new Set(runs.filter((path) => path.includes('/v1/')))]).toEqual([expect.stringMatching(/decisions$/)]);
});

test('after a newer version a lead reads what it decides otherwise, which cases fail, and what was reported on which version', async ({
  desk,
}) => {
  desk.console.allow(/Failed to load resource/);
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [...unusedAccount, { type: 'mistake_reported', note: 'The plan is asked for too late' }]);
  await freezeReleases(desk);
  const lea = await desk.seat(9002);
  const route = encodeURIComponent('view=workflows&workflow=email_release&part=read');
  await lea.page.goto(`${desk.deskUrl}/agent/apps/handrail/${route}?as=9002`);
  const { leadPage, page } = lea;
  const part = (name: string) => leadPage.getByRole('region', { name, exact: true });
  await expect(part('Test cases').getByText(/^\d+ test cases don’t hold\.$/)).toBeVisible();
  const failed = part('Test cases').getByRole('listitem').filter({ hasText: 'A free user with a primary' });
  await expect(failed).toHaveCount(0);
  await expect(part('Test cases').getByText('Decided: A Support manager has to look at this').first()).toBeVisible();

  const since = part('Since the version before');
  await expect(since.getByText(/of all possible cases are decided differently\.$/)).toBeVisible();
  await since.getByRole('button', { name: /^The address cannot be released → A Support manager/ }).click();
  await expect(since.getByText('Is the requester a paid user? paid')).toBeVisible();
  await expect(since.getByRole('heading', { name: 'New rules' })).toBeVisible();
  await expect(since.getByText(/^Releases for paid users are frozen: /)).toBeVisible();

  const drawing = part('The way to a decision');
  await drawing.getByRole('button', { name: 'Show the drawing' }).click();
  await expect(drawing.getByText(/^\d+\. Releases for paid users are frozen$/)).toBeVisible();

  const report = part('Mistakes that agents reported').getByRole('listitem');
  await expect(report).toContainText('The plan is asked for too late');
  await expect(report).toContainText(/on version [0-9a-f]{12}/);
  expect(await violations(page, inFrame)).toEqual([]);
  await report.getByRole('button', { name: `Ticket ${id}` }).click();
  await expect(leadPage.getByRole('heading', { name: 'What happened' })).toBeVisible();
});

test("an agent's address of a workflow in plain words shows their own list and asks for none", async ({ desk }) => {
  const asked: string[] = [];
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const route = encodeURIComponent('view=workflows&workflow=email_release&part=read');
  await desk.page.goto(`${desk.deskUrl}/agent/apps/handrail/${route}?as=9001`);
  await expect(desk.leadPage.getByText(/^Last updated/)).toBeVisible();
  await expect(desk.leadPage.getByRole('button', { name: 'In plain words' })).toHaveCount(0);
  expect(asked.filter((path) => /\/(procedure|cases|mistakes|difference)$/.test(path))).toEqual([]);
});
