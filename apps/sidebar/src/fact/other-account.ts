import type { PastedPage, RunView } from '@handrail/contract';
import { factOf } from './fact-words.ts';
import { readAccount } from './read-account.ts';

/** Whose page was pasted and who is asked about, where both are known and are not the same; else null. */
export function otherAccount(
  { page, about }: PastedPage,
  text: string,
  run: RunView,
): { found: string; asked: string } | null {
  const { usernames, addresses } = readAccount(page, text);
  for (const { fact, field } of about) {
    const known = factOf(run, fact)?.fact;
    const stated = field === 'username' ? usernames : addresses;
    const [found] = stated;
    if (known?.state !== 'known' || typeof known.value !== 'string' || found === undefined) continue;
    const asked = known.value;
    // Neither GitLab nor the mail tells capitals apart.
    if (!stated.some((one) => one.toLowerCase() === asked.toLowerCase())) return { found, asked };
  }
  return null;
}
