import { decidedRelease, release } from './_decided-release.ts';
import { type Desk, expect } from './_desk.ts';
import { expectVerdict, openChecks, openStep, stepOf } from './_run-work.ts';
import { inAnotherWorld, mended, test } from './_sources.ts';

const irreversible = /Put \+release|Remove the secondary/;

const lineOf = ({ sidebar }: Desk) => sidebar.getByRole('button', { name: `To do: ${release}` });

test('before a step that cannot be undone everything is read again, and only then it shows what to do', async ({
  desk,
}) => {
  test.slow();
  const id = await decidedRelease(desk);
  await desk.openTicket(id);
  const step = await openStep(desk, release);
  await expect(step.getByText(/^Checked again .+ Nothing has changed\.$/)).toBeVisible();
  await expect(step.getByRole('button', { name: 'Copy' })).toBeVisible();
});

test('a sign-in to the other account between decision and click takes the step away', async ({ desk }) => {
  test.slow();
  const id = await decidedRelease(desk);
  await desk.openTicket(id);
  await expectVerdict(desk, 'The address can be released');
  await inAnotherWorld(desk, async (signIn) => {
    await signIn('ana-initech');
    await lineOf(desk).click();
    await expectVerdict(desk, 'The address cannot be released');
    await expect(stepOf(desk, release)).toHaveCount(0);
    const { sidebar } = desk;
    await expect(sidebar.getByRole('listitem').filter({ hasText: irreversible }).getByRole('button')).toHaveCount(0);
    await expect(sidebar.getByRole('button', { name: 'Copy' })).toHaveCount(0);
    await openChecks(desk);
    await expect(sidebar.locator('[data-rule]').filter({ hasText: 'Yes (GitLab' }).first()).toBeVisible();
  });
});

test('a look that fails locks the step and says what could not be read', async ({ desk }) => {
  test.slow();
  desk.console.allow(/Failed to load resource/);
  const id = await decidedRelease(desk);
  await desk.faults({
    sources: [{ id: 'f', server: 'gitlab', effects: ['status_503'], isRepeated: true }],
  });
  await desk.openTicket(id);
  await lineOf(desk).click();
  const step = stepOf(desk, release);
  await expect(desk.sidebar.getByText('Couldn’t check this again. Nothing was changed.')).toBeVisible();
  await expect(step.getByText(/Couldn’t read this from GitLab: it didn’t answer\./).first()).toBeVisible();
  await expect(step.getByRole('button', { name: 'Copy' })).toHaveCount(0);
  await mended(desk);
});
