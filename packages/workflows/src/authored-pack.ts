import { NameSchema } from '@handrail/contract';
import { AuthoredWorkflowSchema } from '@handrail/engine';
import { z } from 'zod';

/** `workflow.yaml`: a workflow, and the shared fragments it includes. */
export const AuthoredPackSchema = AuthoredWorkflowSchema.extend({
  $schema: z.string().optional(),
  /** Folders of `_shared`, their rules standing before the workflow's own in this order. */
  include: z.array(NameSchema).default([]),
});

/** `_shared/<name>/fragment.yaml`: parts of a workflow that several share. */
export const FragmentSchema = z.strictObject({
  ...AuthoredWorkflowSchema.pick({
    match: true,
    facts: true,
    constraints: true,
    joint_questions: true,
    pasted_pages: true,
    until: true,
    rules: true,
    outcomes: true,
    steps: true,
    lost: true,
    links: true,
    parameters: true,
  }).partial().shape,
  $schema: z.string().optional(),
  title: z.string(),
  summary: z.string(),
});
