import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { expect, test } from './_desk.ts';
import { unusedAccount } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';

const KeysSchema = z.object({ keys: z.array(z.object({ publicKey: z.string() })) });
const root = join(import.meta.dirname, '../../..');

test('a lead sees who did what, steps through it, and hands over a file that verifies', async ({ desk }, info) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [
    ...unusedAccount,
    { type: 'fact_corrected', fact: 'other.activity', value: 'some', source: 'agent', reason: 'One comment of 2019' },
  ]);
  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  const { leadPage, page } = lea;
  await leadPage.getByLabel('Search').fill(String(id));
  const row = leadPage.getByRole('row').filter({ hasText: `Ticket ${id}` });
  await expect(leadPage.getByRole('row').filter({ hasText: /Ticket \d+/ })).toHaveCount(1);
  await row.getByRole('button', { name: 'Record' }).click();

  await expect(leadPage.getByText(/^The record is whole: its \d+ events/)).toBeVisible();
  const happened = leadPage.getByRole('region', { name: 'What happened' });
  const stood = leadPage.getByRole('region', { name: 'How it stood' });
  await expect(happened).toContainText('One comment of 2019');
  await expect(happened).toContainText('Ana Ruiz');
  const decisions = happened.getByText(/^Decision: /);
  await expect(decisions.first()).toBeVisible();
  const before = await decisions.first().textContent();
  const after = await decisions.last().textContent();
  expect(before).not.toBe(after);
  await expect(stood.getByRole('heading', { name: 'As it stands now' })).toBeVisible();
  await stood.getByRole('button', { name: 'How it was decided' }).click();
  const path = stood.getByRole('list', { name: 'How it was decided' });
  const taken = path.locator('[data-branch="taken"]');
  await expect(taken).toContainText(`Applies: ${after?.replace('Decision: ', '')}`);
  await expect(taken).toContainText('some');
  await expect(path.getByText('Does not apply').first()).toBeVisible();
  await stood.getByRole('button', { name: 'Earlier' }).click();
  await expect(taken).toContainText(`Applies: ${before?.replace('Decision: ', '')}`);
  await expect(stood.getByRole('heading', { name: /^As it stood on / })).toBeVisible();
  await expect(stood).toContainText(before?.replace('Decision: ', '') ?? '?');
  await expect(page).toHaveURL(/at%3D\d+/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    leadPage.getByRole('button', { name: 'Download audit file' }).click(),
  ]);
  const file = info.outputPath('run.audit.json');
  await download.saveAs(file);
  const key = info.outputPath('key.pem');
  const answer = await fetch(`${desk.servers.rulesUrl}/v1/audit-keys`);
  await writeFile(key, KeysSchema.parse(await answer.json()).keys[0]?.publicKey ?? '');
  const program = ['--import', 'tsx', join(root, 'services/rules/src/handrail.ts'), 'verify', file, '--key', key];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: root });
  expect(stdout).toContain('Signature: holds');
  expect(stdout).toContain('Decision: worked out again from the events, it is the same');

  await leadPage.getByRole('button', { name: 'Back' }).click();
  await expect(row).toBeVisible();
});

test("an agent's address of a record shows their own list and asks for no record", async ({ desk }) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [fact('other.found', 'elsewhere')]);
  const asked: string[] = [];
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const route = encodeURIComponent('view=all&run=0190b2b4-0000-7000-8000-000000000001');
  await desk.page.goto(`${desk.deskUrl}/agent/apps/handrail/${route}?as=9001`);
  await expect(desk.leadPage.getByText(/^Last updated/)).toBeVisible();
  await expect(desk.leadPage.getByRole('button', { name: 'Download audit file' })).toHaveCount(0);
  expect(asked.filter((path) => path.includes('/replay') || path.includes('/audit'))).toEqual([]);
});
