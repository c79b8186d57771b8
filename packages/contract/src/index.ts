export {
  ActorSchema,
  CitationSchema,
  FactIdSchema,
  IdempotencyKeySchema,
  InstantSchema,
  NameSchema,
  TicketIdSchema,
  UuidSchema,
  ZendeskIdSchema,
} from './id.ts';
export type { Actor, Citation } from './id.ts';
export {
  AnswererSchema,
  FactDeclarationSchema,
  FactRoleSchema,
  FactSchema,
  FactSourceSchema,
  FactTypeSchema,
  FactValueSchema,
  FactViewSchema,
  FactsSchema,
  MemberSchema,
  OptionSchema,
  ScopeSchema,
  TextFormatSchema,
} from './fact.ts';
export type {
  Answerer,
  Fact,
  FactDeclaration,
  FactSource,
  FactType,
  FactValue,
  FactView,
  Facts,
  Member,
  Scope,
  TextFormat,
} from './fact.ts';
export { DecisionSchema, FlipSchema, MissingFactSchema, ReasonSchema, RuleViewSchema } from './decision.ts';
export type { Decision, Flip, MissingFact, Reason, RuleView } from './decision.ts';
export { LinkViewSchema, RenderedSnippetSchema, UnfilledSchema } from './snippet.ts';
export type { LinkView, RenderedSnippet, Unfilled } from './snippet.ts';
export { TicketCommentSchema, TicketSnapshotSchema, TicketStatusSchema } from './ticket.ts';
export type { TicketComment, TicketSnapshot, TicketStatus } from './ticket.ts';
export { ApprovalSchema, OwnerTicketSchema, StepMarkSchema, StepSchema } from './step.ts';
export type { Approval, OwnerTicket, Step, StepKind, StepMark } from './step.ts';
export {
  CandidateSchema,
  MatchSchema,
  MigrationSchema,
  OutcomeSchema,
  UntilClauseSchema,
  WorkflowDetailSchema,
  WorkflowSummarySchema,
} from './workflow.ts';
export type { Candidate, Match, Migration, Outcome, UntilClause, WorkflowDetail, WorkflowSummary } from './workflow.ts';
export { EventBodySchema, EventSchema, SentEventBodySchema, SentEventSchema } from './event.ts';
export type { Event, EventBody, EventType, SentEvent, SentEventBody } from './event.ts';
export {
  HandoverSchema,
  HistoryEntrySchema,
  OpenedTicketSchema,
  QuestionSchema,
  RunFlagSchema,
  RunPageSchema,
  RunSummarySchema,
  RunViewSchema,
  WaitSchema,
} from './run.ts';
export type {
  Handover,
  HistoryEntry,
  OpenedTicket,
  Question,
  RunFlag,
  RunPage,
  RunSummary,
  RunView,
  Wait,
} from './run.ts';
export { ProblemCodeSchema, ProblemSchema, problemStatus } from './problem.ts';
export type { Problem, ProblemCode } from './problem.ts';
export { LaunchSchema, LocationSchema, SessionSchema } from './session.ts';
export type { Launch, Location, Session } from './session.ts';
export { routes } from './route.ts';
export type { Route, RouteCall, RouteInput, RouteName, RouteResponse } from './route.ts';
export { documentedRoutes, openApi } from './open-api.ts';
export { heardTypes, WebhookDeliverySchema, WebhookEnvelopeSchema, webhookRoute } from './webhook.ts';
export type { WebhookDelivery } from './webhook.ts';
