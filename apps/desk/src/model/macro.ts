import { z } from 'zod';
import { StatusSchema } from './ticket.ts';

export const MacroSchema = z.object({
  id: z.number().int().positive(),
  title: z.string(),
  description: z.string().nullable(),
  active: z.boolean(),
  changes: z.object({
    status: StatusSchema.exclude(['new', 'closed']).optional(),
    addTags: z.array(z.string()).optional(),
    groupId: z.number().int().positive().optional(),
    type: z.enum(['problem', 'incident', 'question', 'task']).optional(),
    comment: z.object({ html: z.string(), public: z.boolean() }).optional(),
  }),
});
export type Macro = z.infer<typeof MacroSchema>;

export const CustomStatusSchema = z.object({
  id: z.number().int().positive(),
  category: StatusSchema.exclude(['closed']),
  label: z.string(),
  isDefault: z.boolean(),
});
export type CustomStatus = z.infer<typeof CustomStatusSchema>;
