import { statSync } from 'node:fs';
import type { Account } from '../accounts.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warning, problem } = findingsOf('accounts');
const othersMayRead = 0o004;

/** The accounts file was read before; here is what it lacks. */
export function checkAccounts(path: string, accounts: readonly Account[]): Finding[] {
  const found: Finding[] = [];
  if (accounts.length === 0)
    found.push(problem('The accounts file names no account', 'Add your Zendesk account to it.'));
  if (process.platform !== 'win32' && statSync(path).mode & othersMayRead)
    found.push(problem(`Everyone on this machine can read ${path}, which holds secrets`, `chmod 640 ${path}`));
  for (const { id, leads, admins, access, webhookSecrets, origins } of accounts) {
    const isLedByZendesk = access !== undefined && (access.leadGroups.length > 0 || access.zendeskAdmins);
    if (leads.length + admins.length === 0 && !isLedByZendesk)
      found.push(warning(`${id} has no leads, so no approval can be given`, 'Add their Zendesk user ids to "leads".'));
    if (webhookSecrets.length === 0)
      found.push(
        warning(
          `${id} has no webhookSecret, so replies and changes outside the sidebar are not heard`,
          'Create the webhook and enter its signing secret.',
        ),
      );
    for (const origin of origins)
      if (!origin.startsWith('https:'))
        found.push(warning(`${id} may be framed by ${origin}`, 'Use https; http is for trying things out.'));
  }
  return found.length > 0 ? found : [ok(`${accounts.length} accounts can be used`)];
}
