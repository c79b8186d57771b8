const day = 24 * 60 * 60_000;
/** Days ahead at which somebody is told; making a token takes some. */
const saidAhead = 14;

/** Whether a token ends so soon that another one should be made. */
export function isExpiring(expiresOn: string | null, now: number): boolean {
  return expiresOn !== null && Date.parse(expiresOn) - now <= saidAhead * day;
}
