import type { SourceKey } from '@handrail/contract';
import { world } from './_fault-world.ts';

export type Fault = 'none' | '429' | '502' | '500' | 'timeout' | 'reset' | 'cut';
/** What goes wrong with the first and the second try of each call; a call that is not named goes well. */
export type Schedule = Readonly<Record<string, readonly Fault[]>>;

const account = 'GET /users?search=dana@ferro.example';
const requester = 'GET /users?search=dana.ferro@mail.example';
const details = 'GET /users/4101';
const counts = 'GET /users/4101/associations_count';
const events = 'GET /users/4101/events';

/** Ways to learn each fact in this world: the calls that must all go well. One way is enough. */
const ways: Partial<Record<SourceKey, readonly (readonly string[])[]>> = {
  'gitlab.other.found': [[account, requester]],
  'gitlab.other.username': [[account]],
  'gitlab.other.kind': [[account]],
  'gitlab.other.confirmed': [[account, details]],
  'gitlab.other.signed_in': [[account, details, 'GET /audit_events?entity_type=User&entity_id=4101']],
  'gitlab.other.memberships': [[account, 'GET /users/4101/memberships', 'GET /users/4101/memberships?type=Namespace']],
  // Issues are counted nowhere else.
  'gitlab.other.has_data': [[account, counts]],
  'gitlab.other.activity': [
    [account, counts],
    [account, events],
  ],
  'gitlab.requester.plan': [
    [
      requester,
      'GET /users/5202/memberships?type=Namespace',
      'GET /users/5202/memberships?type=Project',
      'GET /namespaces/32',
      'GET /namespaces/acme',
    ],
  ],
};

const isList = (call: string) => Array.isArray(world[call]?.body);
const bites = (call: string, fault: Fault | undefined) =>
  fault !== undefined && fault !== 'none' && (fault !== 'cut' || isList(call));
/** Asked once more at once; who waited in vain, or holds half a list, does not ask again. */
const isRetried = (fault: Fault | undefined) => fault !== 'timeout' && fault !== 'cut';

function goesWell(schedule: Schedule, call: string): boolean {
  const [first, second] = schedule[call] ?? [];
  if (!bites(call, first)) return true;
  return isRetried(first) && !bites(call, second);
}

/** What must have been recorded, each fact stands alone, and every call is tried twice. */
export const recordedUnder = (schedule: Schedule): SourceKey[] =>
  // The keys of this record are the source's own.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  (Object.keys(ways) as SourceKey[]).filter((key) =>
    ways[key]?.some((calls) => calls.every((call) => goesWell(schedule, call))),
  );

/** Tries that fail in a row at worst; a list that is cut fails twice on its second page. */
export const failuresUnder = (schedule: Schedule): number =>
  Object.entries(schedule)
    .flatMap(([call, faults]) => faults.map((fault) => (bites(call, fault) ? (fault === 'cut' ? 2 : 1) : 0)))
    .reduce<number>((sum, one) => sum + one, 0);
