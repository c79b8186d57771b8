import { z } from 'zod';
import { EventSchema } from './event.ts';
import { InstantSchema, NameSchema, TicketIdSchema, UuidSchema } from './id.ts';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** An event with what proves it: `digest` covers salt, body and actor's name, `hash` covers the digest. */
export const ProvedEventSchema = EventSchema.extend({
  digest: Sha256Schema,
  hash: Sha256Schema,
  previousHash: Sha256Schema,
  /** Hex; null once the values were erased. */
  salt: z.string().nullable(),
});

/** What is signed: all of the file but its signature. `docs/audit.md` describes it for auditors. */
export const AuditContentSchema = z.object({
  format: z.literal('handrail-audit/1'),
  account: z.string(),
  exportedAt: InstantSchema,
  /** Zendesk id of the lead who asked for it. */
  exportedBy: z.string(),
  run: z.object({
    id: UuidSchema,
    ticketId: TicketIdSchema,
    workflow: NameSchema,
    version: z.string(),
    subject: z.string().nullable(),
    /** What was decided when the file was made. */
    outcome: z.string().nullable(),
    erasedAt: InstantSchema.nullable(),
    /** Zendesk's origin, as links in texts name it. */
    origin: z.string(),
  }),
  /** Where the run says its chain ends. */
  end: z.object({ seq: z.int().nonnegative(), head: Sha256Schema }),
  events: z.array(ProvedEventSchema),
  /** Events of other runs on the ticket whose answers count here too. */
  shared: z.array(ProvedEventSchema),
  /** The version of the workflow that the run is pinned to, as its authors wrote it; null when it was not kept. */
  workflowSource: z.string().nullable(),
});
export type AuditContent = z.infer<typeof AuditContentSchema>;

/** Ed25519 over the canonical JSON (RFC 8785) of the content. */
export const AuditFileSchema = AuditContentSchema.extend({
  signature: z.object({ algorithm: z.literal('Ed25519'), key: z.string(), value: z.base64() }),
});
export type AuditFile = z.infer<typeof AuditFileSchema>;

/** A published key; `id` is the start of the SHA-256 of its SPKI form. */
export const AuditKeySchema = z.object({ id: z.string(), publicKey: z.string() });
