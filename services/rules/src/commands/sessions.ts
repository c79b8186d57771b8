import { openAccountsFile } from '../accounts.ts';
import type { Configuration } from '../configuration.ts';
import { askAgainAfter } from '../session/sessions.ts';
import { storeBeside } from '../store/open-store.ts';
import { required, runCommand, UsageError } from './command.ts';

const usage = 'Use: sessions end --user <Zendesk user id> [--account <id>]';

/** The account may be left out where there is only one. */
function onlyAccount({ ACCOUNTS_FILE }: Configuration): string {
  const all = ACCOUNTS_FILE === undefined ? [] : openAccountsFile(ACCOUNTS_FILE, console.error).all();
  const [account] = all;
  if (!account || all.length > 1) throw new UsageError('Name the account: --account <id>');
  return account.id;
}

/** Signs a person out in every browser; a running service takes notice within seconds. */
await runCommand(['user', 'account'], async (line) => {
  if (line.words.join(' ') !== 'end') throw new UsageError(usage);
  const user = required(line, 'user');
  if (!/^\d{1,20}$/.test(user)) throw new UsageError('--user takes a Zendesk user id, which is a number');
  const account = line.options['account'] ?? onlyAccount(line.configuration);
  const store = await storeBeside(line.configuration);
  try {
    const count = await store.endSessionsOf(account, user, Date.now());
    const sessions = count === 1 ? '1 session' : `${count} sessions`;
    console.log(`Ended ${sessions} of user ${user} in account ${account}; no instance takes them for longer than`);
    console.log(`${askAgainAfter / 1000} seconds. Zendesk signs the person in again at the next reload; to keep`);
    console.log('them out, take away their access to the app there.');
    return 0;
  } finally {
    await store.close();
  }
});
