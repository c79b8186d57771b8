import { expect, test } from './_desk.ts';
import { eligibleRelease, unusedSecondary } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { correct, expectVerdict, openChecks } from './_run-work.ts';

const activity = 'https://gitlab.com/users/kim.old/activity';

test('every rule says how it stands, on which fact, who said so and when, and where it is written', async ({
  desk,
}) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [
    fact('other.found', 'elsewhere'),
    { ...fact('other.activity', 'none'), evidence: activity },
    fact('other.confirmed', true, 'customer'),
    { type: 'fact_unobtainable', fact: 'other.signed_in', source: 'agent' },
  ]);
  await desk.openTicket(id);
  const { sidebar } = desk;
  await expect(sidebar.getByRole('heading', { level: 1 })).toBeVisible();
  // Ages are counted from now on.
  await desk.page.clock.setFixedTime(Date.now() + 5 * 60_000);
  await openChecks(desk);

  const rules = sidebar.locator('[data-rule]');
  const count = await rules.count();
  expect(count).toBeGreaterThan(10);
  for (let at = 0; at < count; at += 1) {
    const rule = rules.nth(at);
    await expect(rule).toHaveText(/^\s*(Passed|Failed|Not known yet|Does not apply)( \(decides\))?: /);
    await expect(rule.getByRole('link', { name: /^Handbook: / })).toHaveAttribute(
      'href',
      /^https:\/\/handbook\.gitlab\.com\/.+#.+/,
    );
  }
  const rule = (name: string) => sidebar.locator(`[data-rule="${name}"]`);
  const found = "Where is the address in use? On an account other than the requester's (Ana Ruiz, 5 minutes ago)";
  await expect(rule('address-not-elsewhere')).toContainText('Passed: The address is on another account');
  await expect(rule('address-not-elsewhere')).toContainText(found);
  await expect(rule('activity').getByRole('link', { name: 'gitlab.com' })).toHaveAttribute('href', activity);
  await expect(rule('confirmed')).toContainText('Failed: The address is confirmed on that account');
  await expect(rule('confirmed')).toContainText('Yes (customer, 5 minutes ago)');
  await expect(rule('member')).toContainText('Not known yet: The account is a member of a group or project');
  await expect(rule('member')).toContainText('Is it a member of any group or project? unknown');
  await expect(rule('signed-in')).toContainText('cannot be found out (Ana Ruiz, 5 minutes ago)');
  // What forbids stands first; what only follows from all others is never claimed before them.
  await expect(rules.first()).toContainText('Failed');
  await expect(rule('release')).toContainText('Does not apply');
});

test('the decision counts the questions that are asked, and not what they find out', async ({ desk }) => {
  await desk.openTicket(109);
  const verdict = desk.sidebar.getByTestId('verdict');
  await expect(verdict).toHaveText(/^\d+ questions are still open\.$/);
  const [count] = (await verdict.innerText()).split(' ');
  await expect(desk.sidebar.getByRole('heading', { name: /^Answer/ })).toHaveText(
    `Answer ${count} questions to decide`,
  );
});

test('what would change the decision is named, and does', async ({ desk }) => {
  await eligibleRelease(desk);
  const { sidebar } = desk;
  const reasons = sidebar.getByRole('button', { name: /^Why/ });
  await reasons.click();
  await expect(sidebar.locator('[data-rule="await-reply"]')).toContainText('Failed (decides)');
  const flips = sidebar
    .getByRole('list')
    .filter({ has: desk.page.getByText(/, if "/) })
    .getByRole('listitem');
  await sidebar.getByText('What would change the decision').click();
  // The frame grows with it: a press before that would be let go over something else.
  await desk.settled();
  await sidebar.getByRole('button', { name: /^\d+ more/ }).click();
  await expect(flips).toContainText([
    'The user acts first; we explain how, if "Did every attempt of the user end in an error?" were No and "Is this',
    'The address cannot be released, if "Has anybody ever signed in to that account?" were Yes',
  ]);
  await reasons.click();
  await correct(desk, /Has anybody ever signed in/, 'Yes', 'There is a sign-in after all');
  await expectVerdict(desk, 'The address cannot be released');
});

test('a basis that may have expired is shown with its issue, and a manager decides', async ({ desk }) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, unusedSecondary);
  await desk.openTicket(id);
  await expectVerdict(desk, 'The basis has expired; a manager decides whether to release');
  await desk.sidebar.getByRole('button', { name: /^Why/ }).click();
  await expect(desk.sidebar.getByRole('link', { name: /basis may have expired: gitlab#367823/ })).toHaveAttribute(
    'href',
    'https://gitlab.com/gitlab-org/gitlab/-/issues/367823',
  );
});
