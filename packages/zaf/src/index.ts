export { type Clock, pageClock } from './clock.ts';
export {
  type Composer,
  type ComposerFormat,
  type ComposerMode,
  type ComposerText,
  isEmptyDraft,
  readComposer,
} from './composer.ts';
export { type ColorScheme, colorSchemeOfAddress, onColorScheme } from './color-scheme.ts';
export { connect, type ConnectOptions } from './connect.ts';
export { type Deadlines, defaultDeadlines } from './deadline.ts';
export { type HeightOptions, heightTeller } from './height.ts';
export type { Insertion } from './insertion.ts';
export type { AddedNote, InternalNote } from './internal-note.ts';
export { onSaved, onTicketChange, onVisibility, type SubmitWatch, watchSubmit } from './lifecycle.ts';
export { findMacro, type Macro, type MacroPreview, previewMacro } from './macro.ts';
export { closeModal, type Modal, openModal, tellOpener } from './modal.ts';
export { onRoute, showRoute } from './route.ts';
export { type CurrentUser, notify, openTicketTab, readCurrentUser } from './page.ts';
export type { OwnText, OwnTextMemory } from './own-text.ts';
export { escapeHtml, plainTextOf } from './plain-text.ts';
export type { ZendeskRequest, ZendeskResponse } from './request.ts';
export { onSave } from './save-hook.ts';
export type { Sdk, SdkClient, SdkRequest } from './sdk.ts';
export type { TicketReading } from './read-ticket.ts';
export type { Assignability } from './assignee.ts';
export { addTags, readStatus, setStatus } from './ticket.ts';
export type { TicketComment } from './ticket-conversation.ts';
export type { TicketMarks } from './ticket-marks.ts';
export type { TicketStatus } from './ticket-status.ts';
export { readUserNames } from './user-names.ts';
export type { Zaf } from './zaf.ts';
export { MixedError, ZafError, type ZafErrorCode } from './zaf-error.ts';
