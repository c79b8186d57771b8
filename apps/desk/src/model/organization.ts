import { z } from 'zod';

/** A customer's organization; its fields come from Salesforce by way of GitLab's own synchronization. */
export const OrganizationSchema = z.object({
  id: z.number().int().positive(),
  name: z.string().min(1),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Organization = z.infer<typeof OrganizationSchema>;
