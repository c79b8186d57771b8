import { FactIdSchema } from '@handrail/contract';
import { z } from 'zod';

const sentence = z.string().trim().min(1).max(400);

const jointAnswer = z.strictObject({
  label: sentence,
  /** What one click on it records. The fact in whose place the question is asked stands in every answer. */
  facts: z.record(FactIdSchema, z.union([z.boolean(), z.number(), z.string()])),
});

/** Questions that always come together and are asked as one: written answers as one form, others as whole answers. */
export const AuthoredJointQuestionSchema = z.union([
  z.strictObject({ facts: z.array(FactIdSchema).min(2) }),
  z.strictObject({ ask: sentence, hint: sentence.optional(), answers: z.array(jointAnswer).min(2) }),
]);
export type AuthoredJointQuestion = z.infer<typeof AuthoredJointQuestionSchema>;
