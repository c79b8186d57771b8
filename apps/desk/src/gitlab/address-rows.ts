import type { GitLabAccount } from '../model/gitlab-account.ts';

/** The rows of an account's addresses: the documentation leaves the primary one out, the model often adds it. */
export function addressRows({ id, email, confirmedAt, addresses, isPrimaryListed }: GitLabAccount) {
  const primary = confirmedAt !== null && isPrimaryListed ? [{ email, confirmedAt }] : [];
  return [...primary, ...addresses].map((entry, index) => ({
    id: id * 10 + index,
    email: entry.email,
    confirmed_at: entry.confirmedAt,
  }));
}
