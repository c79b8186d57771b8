import type { Account, Accounts } from '../accounts.ts';
import { type AccountSources, type OpenSources, openSources } from './open-sources.ts';
import type { CallMade } from './source-client.ts';

/** Sources by account. An account that is read anew from its file begins with nothing kept. */
export interface SourceBook {
  of(account: string): AccountSources | null;
  /** Drops what was kept for an account; for erasures. */
  forget(account: string): void;
  /** Every account whose sources are set up, with what each token can do. */
  prove(): Promise<{ account: string; proofs: Awaited<ReturnType<AccountSources['prove']>> }[]>;
}

export function openSourceBook(options: {
  accounts: Accounts;
  now: () => number;
  onCall?: (call: CallMade) => void;
  limits?: OpenSources['limits'];
}): SourceBook {
  const { accounts, now, onCall, limits } = options;
  const open = new WeakMap<Account, AccountSources>();

  function sourcesOf(account: Account): AccountSources | null {
    const { sources: settings, origins } = account;
    const [origin] = origins;
    if (!settings || origin === undefined) return null;
    const known = open.get(account);
    if (known) return known;
    const made = openSources({
      origin,
      settings,
      now,
      ...(onCall ? { onCall } : {}),
      ...(limits ? { limits } : {}),
    });
    open.set(account, made);
    return made;
  }
  const of = (id: string) => {
    const account = accounts.byId(id);
    return account ? sourcesOf(account) : null;
  };
  return {
    of,
    forget: (id) => of(id)?.forget(),
    async prove() {
      const proofs = [];
      for (const { id } of accounts.all()) {
        const sources = of(id);
        if (sources) proofs.push({ account: id, proofs: await sources.prove() });
      }
      return proofs;
    },
  };
}
