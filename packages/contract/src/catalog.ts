import type { z } from 'zod';
import { DecisionSchema, FlipSchema, MissingFactSchema, ReasonSchema, RuleViewSchema } from './decision.ts';
import { EventSchema, SentEventSchema } from './event.ts';
import { FactDeclarationSchema, FactSchema, FactViewSchema, MemberSchema } from './fact.ts';
import { ActorSchema, CitationSchema } from './id.ts';
import { NeedSchema } from './need.ts';
import { ConditionViewSchema, ProcedureStepSchema } from './procedure.ts';
import { OpenedTicketSchema, RunPageSchema, RunSummarySchema, RunViewSchema } from './run.ts';
import { ReplayEntrySchema } from './replay.ts';
import { LinkViewSchema, RenderedSnippetSchema } from './snippet.ts';
import { ApprovalSchema, OwnerTicketSchema, StepMarkSchema, StepSchema } from './step.ts';
import { TicketCommentSchema, TicketSnapshotSchema } from './ticket.ts';
import { MonthNumbersSchema } from './workflow-numbers.ts';
import { CandidateSchema, MatchSchema, OutcomeSchema, UntilClauseSchema, WorkflowSummarySchema } from './workflow.ts';

/** Schemas that the OpenAPI document names, with what each one holds. */
export const catalog: Record<string, { schema: z.ZodType; holds: string }> = {
  Actor: { schema: ActorSchema, holds: 'A person, or the service itself, as the author of an event.' },
  Approval: {
    schema: ApprovalSchema,
    holds: 'An approval with the facts it was asked on; it lapses when one changes.',
  },
  Candidate: { schema: CandidateSchema, holds: 'A workflow that may fit a ticket, with the reasons why.' },
  Citation: { schema: CitationSchema, holds: 'Page, heading and address in the handbook.' },
  Condition: { schema: ConditionViewSchema, holds: 'A condition of a workflow as it is read aloud.' },
  Decision: {
    schema: DecisionSchema,
    holds: 'What follows from the facts known so far, and what could still change it.',
  },
  Event: { schema: EventSchema, holds: 'One recorded change of a run. Times are UTC instants, hashes SHA-256 in hex.' },
  Fact: { schema: FactSchema, holds: 'A value, unknown, or unobtainable, with who said so and when.' },
  FactDeclaration: {
    schema: FactDeclarationSchema,
    holds: 'How a workflow declares a fact: type, question, who answers.',
  },
  FactView: { schema: FactViewSchema, holds: 'A declared fact with its present state.' },
  Flip: { schema: FlipSchema, holds: 'A smallest change of known facts that would give another outcome.' },
  LinkView: { schema: LinkViewSchema, holds: 'A page of another system; no address while a part of it is unknown.' },
  Match: { schema: MatchSchema, holds: 'Workflows that fit a ticket, best first, and what was looked at.' },
  Member: { schema: MemberSchema, holds: 'One row of a GitLab members page.' },
  MissingFact: { schema: MissingFactSchema, holds: 'A fact that can still change the outcome, and why it is asked.' },
  Need: { schema: NeedSchema, holds: 'A run that needs a lead, under the worst of its reasons.' },
  OpenedTicket: { schema: OpenedTicketSchema, holds: 'Runs of a ticket and what else would fit it.' },
  MonthNumbers: { schema: MonthNumbersSchema, holds: 'What became of the runs of a workflow in one month.' },
  Outcome: { schema: OutcomeSchema, holds: 'A value of the workflow vocabulary in plain words.' },
  OwnerTicket: { schema: OwnerTicketSchema, holds: 'One outbound ticket to one group owner.' },
  ProcedureStep: { schema: ProcedureStepSchema, holds: 'What is done in a workflow, whatever the run.' },
  Reason: { schema: ReasonSchema, holds: 'A known fact that the outcome rests on, with rule and citation.' },
  RenderedSnippet: {
    schema: RenderedSnippetSchema,
    holds: 'A text filled for one run, in Markdown, HTML and plain form.',
  },
  ReplayEntry: {
    schema: ReplayEntrySchema,
    holds: 'One event of a record, and the decision it led to where that changed.',
  },
  RuleView: { schema: RuleViewSchema, holds: 'One rule and whether it holds, fails or is unknown.' },
  RunPage: { schema: RunPageSchema, holds: 'A page of runs and the cursor of the next.' },
  RunSummary: { schema: RunSummarySchema, holds: 'One row of the list of runs.' },
  RunView: { schema: RunViewSchema, holds: 'Everything that is drawn of one run.' },
  SentEvent: { schema: SentEventSchema, holds: 'What a client asks to record.' },
  Step: { schema: StepSchema, holds: 'What an agent does, by kind, and where it stands.' },
  StepMark: { schema: StepMarkSchema, holds: 'Where a step stands, and why.' },
  TicketComment: { schema: TicketCommentSchema, holds: 'One message of a ticket.' },
  TicketSnapshot: { schema: TicketSnapshotSchema, holds: 'What the sidebar read from the ticket.' },
  UntilClause: { schema: UntilClauseSchema, holds: 'A clause that holds until an issue is closed.' },
  WorkflowSummary: { schema: WorkflowSummarySchema, holds: 'A workflow in short.' },
};
