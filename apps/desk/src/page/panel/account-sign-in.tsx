import { type FormEvent, useEffect, useState } from 'react';
import { z } from 'zod';
import { control } from '../control.ts';

const WorldSchema = z.object({
  gitlab: z.object({ accounts: z.array(z.object({ username: z.string(), email: z.string() })) }),
});
const AccountSchema = z.object({ signIns: z.number() });

type Account = z.infer<typeof WorldSchema>['gitlab']['accounts'][number];

/** Lets somebody sign in to a GitLab account now, for instance between a decision and the click that acts on it. */
export function AccountSignIn() {
  const [accounts, setAccounts] = useState<Account[]>([]);
  const [username, setUsername] = useState('');
  const [said, setSaid] = useState('');

  useEffect(() => {
    const leaving = new AbortController();
    async function load() {
      const answer = await fetch('/desk/world', { signal: leaving.signal });
      const { gitlab } = WorldSchema.parse(await answer.json());
      setAccounts(gitlab.accounts);
      setUsername((chosen) => chosen || (gitlab.accounts[0]?.username ?? ''));
    }
    load().catch(() => {
      if (!leaving.signal.aborted) setSaid('Couldn’t read the accounts. Close the controls and open them again.');
    });
    return () => leaving.abort();
  }, []);

  async function signIn(event: FormEvent) {
    event.preventDefault();
    const answer = await control('POST', `/desk/world/accounts/${encodeURIComponent(username)}/sign-in`, {});
    const account = AccountSchema.safeParse(answer).data;
    setSaid(
      account ? `${username} signed in just now (sign-ins: ${account.signIns}).` : `There is no account ${username}.`,
    );
  }

  return (
    <form className="panel-part" onSubmit={(event) => void signIn(event)} aria-label="Sign in to GitLab">
      <label>
        GitLab account
        <select value={username} onChange={({ target }) => setUsername(target.value)}>
          {accounts.map((account) => (
            <option key={account.username} value={account.username}>
              {account.username} ({account.email})
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        Sign in to this account
      </button>
      <output>{said}</output>
    </form>
  );
}
