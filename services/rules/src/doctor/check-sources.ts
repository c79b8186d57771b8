import { type LookedUpSource, LookedUpSourceSchema, type LookUpReasonCode, sourceNames } from '@handrail/contract';
import { type Account, accountsOf } from '../accounts.ts';
import type { Proof } from '../sources/gitlab/proof.ts';
import { reasonInWords } from '../sources/reason-words.ts';
import { openSourceBook } from '../sources/source-book.ts';
import { isExpiring } from '../sources/token-end.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warning, problem } = findingsOf('sources');

const reads: Record<LookedUpSource, string> = {
  gitlab: 'with the view of administrators, and finds private addresses',
  mailgun: 'with its logs',
  zendesk: 'with comments, people and organizations',
};

const fixes: Partial<Record<LookUpReasonCode, string>> = {
  token_refused: 'Enter a token that is valid and not expired, in the file or environment name of the accounts file.',
  token_can_write: 'Make a token with the scopes read_api and admin_mode alone; this one is never used.',
  no_admin_view: 'Make the token as a dedicated administrator, with the scopes read_api and admin_mode.',
  cannot_search_private: 'Auditors cannot find private addresses; make the token as an administrator.',
  forbidden: 'Give the token the right to read this.',
};
const elseFix = 'Check the address in the accounts file, and the network between here and there.';

function expiry(source: string, expiresOn: string | null, now: number): Finding[] {
  if (!isExpiring(expiresOn, now)) return [];
  return [warning(`${source} the token expires on ${expiresOn}`, 'Make another one and put it in its place.')];
}

function found(account: string, source: LookedUpSource, proof: Proof | undefined, now: number): Finding[] {
  const where = `${account}, ${sourceNames[source]}:`;
  if (proof === undefined)
    return [warning(`${where} not set up, so its questions are answered by hand`, 'Add it to "sources".')];
  const ahead = expiry(where, proof.expiresOn, now);
  if (proof.problem === null) return [ok(`${where} read ${reads[source]}`), ...ahead];
  const { code } = proof.problem;
  return [problem(`${where} ${reasonInWords(proof.problem)}`, fixes[code] ?? elseFix), ...ahead];
}

/** What each token of the fact sources can do, by trying; nothing of a case is read. */
export async function checkSources(accounts: readonly Account[], now: () => number): Promise<Finding[]> {
  const proved = await openSourceBook({ accounts: accountsOf([...accounts]), now }).prove();
  return proved.flatMap(({ account, proofs }) =>
    LookedUpSourceSchema.options.flatMap((source) => found(account, source, proofs[source], now())),
  );
}
