import type { Member, OwnerReason } from '@handrail/contract';
import { plainText } from './read-value.ts';

/** In English for files and logs, and as what a page makes its own words of. */
export type OwnerBecause = { because: string; told: OwnerReason };

export type OwnerSelection = {
  chosen: ({ member: Member } & OwnerBecause)[];
  excluded: ({ username: string } & OwnerBecause)[];
};

const reason = (because: string, code: OwnerReason['code'], more: Omit<OwnerReason, 'code'> = {}): OwnerBecause => ({
  because,
  told: { code, ...more },
});

/** Why a member cannot be asked at all, or null (X13, X18, X19 of the handbook rules). */
export function whyNotAsked(member: Member, except: readonly string[]): OwnerBecause | null {
  if (member.role !== 'owner') return reason('Is not an owner of the group', 'no_owner');
  if (!member.direct) return reason('Owns the group only through a parent or an invited group', 'inherited');
  if (member.isBot) return reason('Is a bot', 'bot');
  if (except.some((name) => isPerson(member, name))) {
    return reason('Asks for the change, so cannot also permit it', 'asks_for_it');
  }
  return null;
}

/** How many members may be asked for permission. */
export function countOwners(members: readonly Member[], except: readonly string[]): number {
  return ownersAmong(members, except).length;
}

/** Each person once: the same username or the same address, whatever the letter case, is the same owner (X46). */
export function ownersAmong(members: readonly Member[], except: readonly string[]): Member[] {
  const seen = new Set<string>();
  return members.filter((member) => {
    if (whyNotAsked(member, except) !== null) return false;
    const names = namesOf(member);
    const isNew = !names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return isNew;
  });
}

function namesOf({ username, email }: Member): string[] {
  return [username, email ?? ''].map(plainText).filter((name) => name !== '');
}

/**
 * The owners to write to: direct human owners, never the person named by `except` (username or address), most recent
 * activity first, and owners whom the members page names as Source first among those of the same day (rule 38).
 * Source counts only for current owners, because the page is known to name strangers (X13).
 */
export function selectOwners(
  members: readonly Member[],
  options: { except: readonly string[]; most: number },
): OwnerSelection {
  const excluded: OwnerSelection['excluded'] = [];
  const askable = ownersAmong(members, options.except);
  for (const member of members) {
    if (askable.includes(member)) continue;
    const why =
      whyNotAsked(member, options.except) ?? reason('Is the same person as another owner here', 'same_person');
    excluded.push({ username: member.username, ...why });
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
    ...whyChosen(member, place, addedOthers(member)),
  }));
  for (const member of ranked.slice(options.most)) {
    const because = `At most ${options.most} ${options.most === 1 ? 'owner is' : 'owners are'} asked`;
    excluded.push({ username: member.username, ...reason(because, 'too_many', { count: options.most }) });
  }
  return { chosen, excluded };
}

function whyChosen({ lastActivity: day }: Member, place: number, added: number): OwnerBecause {
  const { because, told } =
    day === null
      ? reason('Owner without recorded activity', 'no_activity')
      : reason(`${place === 0 ? 'Most recent' : 'Recent'} activity, ${day}`, place === 0 ? 'most_recent' : 'recent', {
          day,
        });
  if (added === 0) return { because, told };
  const source = `named as Source of ${added} member${added === 1 ? '' : 's'}`;
  return { because: `${because}; ${source}`, told: { ...told, count: added } };
}

function isPerson(member: Member, person: string): boolean {
  return namesOf(member).includes(plainText(person));
}
