import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { expect, test } from './_desk.ts';
import { onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { choose } from './_run-work.ts';

const AccountsSchema = z.object({ accounts: z.array(z.looseObject({})) });

test('where an account wants it, the agent’s submit takes workflow and outcome along', async ({ desk }) => {
  const file = join(desk.servers.deskDir, 'account.json');
  const before = readFileSync(file, 'utf8');
  const { accounts } = AccountsSchema.parse(JSON.parse(before));
  const marks = { tags: true, fields: { workflow: 801, state: 803 } };
  // The service reads its accounts again when the file was written.
  writeFileSync(file, JSON.stringify({ accounts: accounts.map((account) => ({ ...account, marks })) }));
  const id = await openedRelease(desk);
  await desk.settled();
  expect((await desk.saved(id)).tags.filter((tag) => tag.startsWith('handrail_'))).toEqual([]);
  await choose(desk, whereInUse, onAnotherAccount);
  await desk.settled();
  await desk.submit();
  await expect
    .poll(async () => {
      const { tags, customFields } = await desk.saved(id);
      return { tags, customFields };
    })
    .toMatchObject({
      tags: expect.arrayContaining(['handrail_email_release', 'handrail_open']),
      customFields: expect.arrayContaining([
        { id: 801, value: 'email_release' },
        { id: 803, value: 'open' },
      ]),
    });
  writeFileSync(file, before);
});
