import type { Member } from '@handrail/contract';

export function selectOwners(
  _members: readonly Member[],
  _options: { except: string | null; most: number },
): { chosen: { member: Member; because: string }[]; excluded: { username: string; because: string }[] } {
  throw new Error('Not built yet');
}
