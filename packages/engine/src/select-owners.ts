import type { Member } from '@handrail/contract';
import { plainText } from './read-value.ts';

export type OwnerSelection = {
  chosen: { member: Member; because: string }[];
  excluded: { username: string; because: string }[];
};

/** Why a member cannot be asked at all, or null (X13, X18, X19 of the handbook rules). */
export function whyNotAsked(member: Member, except: string | null): string | null {
  if (member.role !== 'owner') return 'Is not an owner of the group';
  if (!member.direct) return 'Owns the group only through a parent or an invited group';
  if (member.isBot) return 'Is a bot';
  if (except !== null && isPerson(member, except)) return 'Asks for the change, so cannot also permit it';
  return null;
}

/** How many members may be asked for permission. */
export function countOwners(members: readonly Member[], except: string | null): number {
  return members.filter((member) => whyNotAsked(member, except) === null).length;
}

/**
 * The owners to write to: direct human owners, never the person named by `except` (username or address), most recent
 * activity first, and owners whom the members page names as Source first among those of the same day (rule 38).
 * Source counts only for current owners, because the page is known to name strangers (X13).
 */
export function selectOwners(
  members: readonly Member[],
  options: { except: string | null; most: number },
): OwnerSelection {
  const excluded: OwnerSelection['excluded'] = [];
  const askable: Member[] = [];
  for (const member of members) {
    const because = whyNotAsked(member, options.except);
    if (because === null) askable.push(member);
    else excluded.push({ username: member.username, because });
  }
  const sources = new Map<string, number>();
  for (const member of members) {
    if (member.addedBy === null) continue;
    const name = plainText(member.addedBy);
    sources.set(name, (sources.get(name) ?? 0) + 1);
  }
  // The page names people as it shows them, by name; look-ups name them by username.
  const addedOthers = ({ username, name }: Member): number =>
    [...new Set([plainText(username), plainText(name ?? username)])].reduce(
      (sum, person) => sum + (sources.get(person) ?? 0),
      0,
    );
  const ranked = askable.toSorted(
    (a, b) =>
      (b.lastActivity ?? '').localeCompare(a.lastActivity ?? '') ||
      addedOthers(b) - addedOthers(a) ||
      a.username.localeCompare(b.username),
  );
  const chosen = ranked.slice(0, options.most).map((member, place) => ({
    member,
    because: because(member, place, addedOthers(member)),
  }));
  for (const member of ranked.slice(options.most)) {
    excluded.push({
      username: member.username,
      because: `At most ${options.most} ${options.most === 1 ? 'owner is' : 'owners are'} asked`,
    });
  }
  return { chosen, excluded };
}

function because(member: Member, place: number, added: number): string {
  const activity =
    member.lastActivity === null
      ? 'Owner without recorded activity'
      : `${place === 0 ? 'Most recent' : 'Recent'} activity, ${member.lastActivity}`;
  return added === 0 ? activity : `${activity}; named as Source of ${added} member${added === 1 ? '' : 's'}`;
}

function isPerson(member: Member, person: string): boolean {
  const wanted = plainText(person);
  return wanted !== '' && (plainText(member.username) === wanted || plainText(member.email ?? '') === wanted);
}
