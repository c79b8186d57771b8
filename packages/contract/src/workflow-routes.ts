import { z } from 'zod';
import { DecisionSchema } from './decision.ts';
import { FactsSchema } from './fact.ts';
import { InstantSchema, NameSchema } from './id.ts';
import { CaseResultsSchema, MistakesSchema, ProcedureSchema, VersionDifferenceSchema } from './procedure.ts';
import { sessionProblems } from './problem.ts';
import { nameSchema } from './text.ts';
import { MonthSchema, WorkflowNumbersSchema } from './workflow-numbers.ts';
import { WorkflowDetailSchema, WorkflowSummarySchema } from './workflow.ts';

const ofOne = z.object({ workflow: NameSchema });

/** Of workflows themselves, whatever runs there are of them. */
export const workflowRoutes = {
  decide: {
    method: 'POST',
    path: '/v1/decisions',
    summary: 'Decide a workflow from given facts, without a run',
    access: 'session',
    body: z.object({ workflow: NameSchema, facts: FactsSchema.default({}), asOf: InstantSchema.optional() }),
    response: DecisionSchema,
    problems: ['bad_request', 'not_found', 'too_large', ...sessionProblems],
  },
  listWorkflows: {
    method: 'GET',
    path: '/v1/workflows',
    summary: 'All workflows',
    access: 'session',
    response: z.object({ workflows: z.array(WorkflowSummarySchema) }),
    problems: [...sessionProblems],
  },
  getWorkflow: {
    method: 'GET',
    path: '/v1/workflows/:workflow',
    summary: 'One workflow with its facts, clauses and versions',
    access: 'session',
    params: ofOne,
    response: WorkflowDetailSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  readProcedure: {
    method: 'GET',
    path: '/v1/workflows/:workflow/procedure',
    summary: 'One workflow to be read: its checks, outcomes with their steps, questions and texts',
    access: 'lead',
    params: ofOne,
    response: ProcedureSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  runCases: {
    method: 'GET',
    path: '/v1/workflows/:workflow/cases',
    summary: 'The cases of one workflow and whether they hold; run once for each version',
    access: 'lead',
    params: ofOne,
    response: CaseResultsSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  listMistakes: {
    method: 'GET',
    path: '/v1/workflows/:workflow/mistakes',
    summary: 'Mistakes that agents reported on runs of one workflow and that are still open, with the version of then',
    access: 'lead',
    params: ofOne,
    response: MistakesSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  versionDifference: {
    method: 'GET',
    path: '/v1/workflows/:workflow/difference',
    summary: 'What the version of now does otherwise than the one that this account used before it',
    access: 'lead',
    params: ofOne,
    response: VersionDifferenceSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  workflowNumbers: {
    method: 'GET',
    path: '/v1/workflows/:workflow/numbers',
    summary: 'How a workflow is doing in a month against the one before: kept counts, of all its versions or of one',
    access: 'lead',
    params: ofOne,
    query: z.object({ month: MonthSchema.optional(), version: nameSchema(80).optional() }),
    response: WorkflowNumbersSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
} as const;
