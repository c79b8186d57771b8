import { z } from 'zod';
import { FactIdSchema } from './id.ts';
import type { FactType } from './fact.ts';

/**
 * Pages of systems without an interface that agents copy as text, and what is read from them.
 * `customersdot_customer`: a customer, or the list of those that a search found. `gitlab_admin_user`: a user in Admin.
 */
export const pageFields = {
  customersdot_customer: { accounts: 'choice', email: 'email', confirmed: 'boolean', linked: 'boolean' },
  gitlab_admin_user: { username: 'text', email: 'email', address: 'email', confirmed: 'boolean', signed_in: 'choice' },
} as const satisfies Record<string, Record<string, FactType>>;

/**
 * Fields that say whose page it is. `address` is any address of the account, primary or secondary: which one is meant
 * the page cannot tell, so that it answers nothing and is only compared.
 */
export const accountFields = ['username', 'email', 'address'] as const;

export const PageNameSchema = z.enum(['customersdot_customer', 'gitlab_admin_user']);
export type PageName = z.infer<typeof PageNameSchema>;

/** A page that answers several questions of a run at once. */
export const PastedPageSchema = z.object({
  page: PageNameSchema,
  /** The field of the page that answers each fact. */
  fields: z.array(z.object({ fact: FactIdSchema, field: z.string() })),
  /** What is known of the account that the run asks about: the page of another one is not to be taken for it. */
  about: z.array(z.object({ fact: FactIdSchema, field: z.enum(accountFields) })).default([]),
});
export type PastedPage = z.infer<typeof PastedPageSchema>;
