import { z } from 'zod';

/** What the sidebar and its dialog tell each other. The dialog has no session: it shows and asks, nothing more. */
export const dialogEvents = {
  ready: 'handrail.owner_tickets.ready',
  shown: 'handrail.owner_tickets.shown',
  confirmed: 'handrail.owner_tickets.confirmed',
} as const;

/** Everything the dialog draws, told anew whenever it changes. */
export const DialogContentSchema = z.object({
  subject: z.string(),
  text: z.string(),
  linkNote: z.string(),
  status: z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']),
  /** What the steps that follow set the requester's ticket to. */
  requesterStatus: z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']).nullable(),
  macro: z.object({ title: z.string(), changes: z.array(z.string()).nullable() }).nullable(),
  tickets: z.array(
    z.object({
      username: z.string(),
      email: z.string().nullable(),
      because: z.string(),
      state: z.enum(['planned', 'intended', 'created', 'linked', 'failed']),
      ticketId: z.number().nullable(),
      /** Why Zendesk refused this owner's ticket, in its own words. */
      problem: z.string().nullable(),
      /** Others here with the same display name: usernames, and the requester's name itself. */
      sameName: z.array(z.string()),
    }),
  ),
  excluded: z.array(z.object({ username: z.string(), because: z.string() })),
  progress: z.enum(['asked', 'sending', 'away', 'refused', 'done']),
  /** What stopped it and is about no owner in particular. */
  message: z.string().nullable(),
});
export type DialogContent = z.output<typeof DialogContentSchema>;
