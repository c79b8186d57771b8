export { AuditContentSchema, AuditFileSchema, AuditKeySchema, ProvedEventSchema } from './audit.ts';
export type { AuditContent, AuditFile } from './audit.ts';
export {
  ActorSchema,
  CitationSchema,
  FactIdSchema,
  IdempotencyKeySchema,
  InstantSchema,
  LanguageTagSchema,
  NameSchema,
  TicketIdSchema,
  UuidSchema,
  ZendeskIdSchema,
} from './id.ts';
export type { Actor, Citation } from './id.ts';
export { RefusedCodeSchema, RefusedSchema } from './refused.ts';
export type { Refused, RefusedCode } from './refused.ts';
export { OwnerReasonSchema } from './owner-reason.ts';
export type { OwnerReason } from './owner-reason.ts';
export { type Finding, FindingSchema, type Nudge, NudgeSchema, type Review, ReviewSchema } from './from-lead.ts';
export { type Reviews, ReviewsSchema } from './reviews.ts';
export { BasisSchema } from './basis.ts';
export type { Basis } from './basis.ts';
export { drawable, unfitName, unfitText } from './text.ts';
export {
  AnswererSchema,
  EvidenceSchema,
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
export { type Change, changeBetween } from './change.ts';
export { knownViewHeader, viewName } from './known-view.ts';
export { readChange } from './read-change.ts';
export { AnswerWordsSchema } from './answer-words.ts';
export type { AnswerWords, Stretch } from './answer-words.ts';
export { DecisionSchema, FlipSchema, MissingFactSchema, ReasonSchema, RuleViewSchema } from './decision.ts';
export type { Decision, Flip, MissingFact, Reason, RuleView } from './decision.ts';
export { JointQuestionSchema } from './joint-question.ts';
export type { JointQuestion } from './joint-question.ts';
export { accountFields, pageFields, PageNameSchema, PastedPageSchema } from './pasted-page.ts';
export type { PageName, PastedPage } from './pasted-page.ts';
export {
  LookedUpFactSchema,
  LookedUpSourceSchema,
  LookUpReasonCodeSchema,
  LookUpReasonSchema,
  LookUpResultSchema,
  LookUpViewSchema,
  SecondLookSchema,
  sourceNames,
} from './look-up.ts';
export type {
  LookedUpFact,
  LookedUpSource,
  LookUpReason,
  LookUpReasonCode,
  LookUpResult,
  LookUpView,
  SecondLook,
} from './look-up.ts';
export { isReadKey, readKeys } from './read-key.ts';
export type { ReadKey, ReadKeyRow, SourceKey } from './read-key.ts';
export { LinkViewSchema, RenderedSnippetSchema, UnfilledSchema } from './snippet.ts';
export type { LinkView, RenderedSnippet, Unfilled } from './snippet.ts';
export { ProposalBasisSchema, ProposalSchema, ProposalSourceSchema } from './proposal.ts';
export type { Proposal, ProposalBasis, ProposalSource } from './proposal.ts';
export {
  CameFromSchema,
  NotReadSchema,
  TicketCommentSchema,
  TicketSnapshotSchema,
  TicketStatusSchema,
} from './ticket.ts';
export { type Turn, TurnSchema } from './turn.ts';
export type { CameFrom, NotRead, TicketComment, TicketSnapshot, TicketStatus } from './ticket.ts';
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
export { DismissalSchema, EndingSchema, RunEndingSchema } from './ending.ts';
export type { Dismissal, Ending, RunEnding } from './ending.ts';
export { EventBodySchema, EventSchema, SentEventBodySchema, SentEventSchema } from './event.ts';
export type { Event, EventBody, EventType, SentEvent, SentEventBody } from './event.ts';
export {
  HandoverSchema,
  HistoryEntrySchema,
  openQuestions,
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
  RunPage,
  RunSummary,
  RunView,
  Wait,
} from './run.ts';
export type { RaisedFlag, RunSort } from './run.ts';
export {
  type Replay,
  type ReplayEntry,
  ReplayEntrySchema,
  ReplaySchema,
  type Standing,
  StandingSchema,
} from './replay.ts';
export { type Need, NeedSchema, type Needs, NeedsSchema } from './need.ts';
export { exceptionDays, expectableFlags, severities } from './run-flag.ts';
export type { RunFlag, Severity } from './run-flag.ts';
export {
  CountedSchema,
  MonthNumbersSchema,
  MonthSchema,
  SpreadSchema,
  WorkflowNumbersSchema,
} from './workflow-numbers.ts';
export type { Counted, MonthNumbers, Spread, StepSpread, WorkflowNumbers } from './workflow-numbers.ts';
export {
  CaseResultsSchema,
  ConditionViewSchema,
  FactTestSchema,
  MistakesSchema,
  ProcedureSchema,
  ProcedureStepSchema,
  ProcedureTextSchema,
  VersionDifferenceSchema,
} from './procedure.ts';
export type {
  CaseResult,
  CaseResults,
  Check,
  ConditionView,
  FactTest,
  Mistakes,
  Procedure,
  ProcedureQuestion,
  ProcedureStep,
  ProcedureText,
  TextPart,
  VersionDifference,
} from './procedure.ts';
export { ProblemCodeSchema, ProblemSchema, problemStatus } from './problem.ts';
export type { Problem, ProblemCode } from './problem.ts';
export { LaunchSchema, LocationSchema, MarksSchema, RoleSchema, SessionSchema } from './session.ts';
export type { Launch, Location, Role, Session } from './session.ts';
export { routes } from './route.ts';
export type { Route, RouteCall, RouteInput, RouteName, RouteResponse, StreamName } from './route.ts';
export { documentedRoutes, openApi } from './open-api.ts';
export { heardTypes, WebhookDeliverySchema, WebhookEnvelopeSchema, webhookRoute } from './webhook.ts';
export type { WebhookDelivery } from './webhook.ts';
export { isAddress, isGitlabName } from './written-name.ts';
export { SourceStandingSchema, SourceStandingsSchema } from './source-standing.ts';
export type { SourceStanding, SourceStandings } from './source-standing.ts';
export { type Attempts, type AttemptsOfOne, AttemptsOfOneSchema, AttemptsSchema } from './attempt.ts';
export { SayingCodeSchema, SayingPartSchema, SayingSchema, SayingWordSchema } from './saying.ts';
export type { Saying, SayingCode, SayingPart, SayingWord } from './saying.ts';
