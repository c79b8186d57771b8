import type { Pack } from '@handrail/workflows';
import { z } from 'zod';
import type { ZendeskAdmin } from './zendesk-admin.ts';

const MacrosSchema = z.object({
  macros: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      actions: z.array(z.object({ field: z.string(), value: z.unknown() })).default([]),
    }),
  ),
});
const GroupsSchema = z.object({ group_memberships: z.array(z.object({ user_id: z.number() })) });

/** Titles of the macros that route tickets to group owners, as the workflows name them. */
export function outboundMacros(packs: readonly Pack[]): string[] {
  const steps = packs.flatMap(({ workflow }) => [...workflow.steps.values()]);
  const titles = steps.flatMap(({ step }) =>
    step.kind === 'owner_ticket' && step.macro !== undefined ? [step.macro] : [],
  );
  return [...new Set(titles)];
}

/** Whether each macro is there, active, and routes to a group that has people in it. */
export async function checkMacros(admin: ZendeskAdmin, titles: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const title of titles) {
    const query = encodeURIComponent(title);
    const { macros } = await admin.get(`/api/v2/macros/search?query=${query}&active=true`, MacrosSchema);
    const macro = macros.find((each) => each.title.toLowerCase() === title.toLowerCase());
    const group = macro?.actions.find(({ field }) => field === 'group_id')?.value;
    if (!macro) found.push(`! There is no active macro "${title}". Owner tickets go out without it.`);
    else if (typeof group !== 'string' || !/^\d+$/.test(group)) found.push(`✓ Macro "${title}"`);
    else {
      const members = await admin.get(`/api/v2/groups/${group}/memberships`, GroupsSchema);
      const count = members.group_memberships.length;
      found.push(
        count > 0
          ? `✓ Macro "${title}"; only members of its group are made assignees`
          : `! Macro "${title}" routes to a group without members, so no one would see those tickets.`,
      );
    }
  }
  return found;
}
