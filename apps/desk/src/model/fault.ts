import { z } from 'zod';
import { SourceFaultSchema } from './source-fault.ts';

/** What goes wrong with a call over the frame's wire, `get`, `set` or `invoke`. */
export const CallEffectSchema = z.enum([
  /** Nothing happens and nobody answers. */
  'hang',
  /** It happens and nobody answers. */
  'lost_answer',
  /** It happens `delay` ms later. */
  'slow',
  /** It happens now and is answered `delay` ms later. */
  'late_answer',
  'answered_twice',
  /** An error without a name, which the SDK hands over as if it were the answer. */
  'unnamed_error',
  'named_error',
  /** This path is refused; the others of a bulk call are answered. */
  'denied',
  'garbage',
]);
export type CallEffect = z.infer<typeof CallEffectSchema>;

export const CallFaultSchema = z.object({
  id: z.string(),
  /** A path or name such as `ticket.editor.insert`; `*` for all. */
  path: z.string(),
  effect: CallEffectSchema,
  /** Null: until taken away. */
  times: z.number().int().positive().nullable().default(null),
  delay: z.number().int().nonnegative().default(2000),
});
export type CallFault = z.infer<typeof CallFaultSchema>;

/** What goes wrong with one REST request; `ok` lets one through. */
export const HttpEffectSchema = z.enum([
  'ok',
  'status_403',
  'status_429',
  'status_503',
  'status_500',
  'lost_answer',
  'lost_request',
  'slow',
  'hang',
]);
export type HttpEffect = z.infer<typeof HttpEffectSchema>;

export const HttpFaultSchema = z.object({
  id: z.string(),
  method: z.enum(['*', 'GET', 'POST', 'PUT', 'DELETE']).default('*'),
  /** The path starts with this. */
  path: z.string().default('/api/v2/'),
  /** One per matching request, in order; afterwards all goes well unless it repeats. */
  effects: z.array(HttpEffectSchema).min(1),
  isRepeated: z.boolean().default(false),
  delay: z.number().int().nonnegative().default(2000),
  /** Seconds in `Retry-After` of a 429. */
  retryAfter: z.number().int().nonnegative().default(1),
});
export type HttpFault = z.infer<typeof HttpFaultSchema>;

export const FaultsSchema = z.object({
  /** The host never answers the handshake of an app's frame. */
  isHandshakeIgnored: z.boolean().default(false),
  calls: z.array(CallFaultSchema).default([]),
  http: z.array(HttpFaultSchema).default([]),
  /** Of the stand-in GitLab and Mailgun. */
  sources: z.array(SourceFaultSchema).default([]),
});
export type Faults = z.infer<typeof FaultsSchema>;

export const noFaults: Faults = { isHandshakeIgnored: false, calls: [], http: [], sources: [] };
