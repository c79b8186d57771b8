import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Desk } from './_desk.ts';

const AccountsSchema = z.object({ accounts: z.array(z.looseObject({ leads: z.array(z.string()) })) });

/** Makes somebody a team lead too. The service reads its accounts again once the file was written, for whoever launches then. */
export function makeLead({ servers }: Desk, userId: number): void {
  const file = join(servers.deskDir, 'account.json');
  const { accounts } = AccountsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const led = accounts.map((account) => ({ ...account, leads: [...new Set([...account.leads, String(userId)])] }));
  writeFileSync(file, JSON.stringify({ accounts: led }));
}
