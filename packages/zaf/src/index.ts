export { type Clock, pageClock } from './clock.ts';
export {
  type Composer,
  type ComposerFormat,
  type ComposerMode,
  type ComposerText,
  insertIntoComposer,
  type Insertion,
  readComposer,
  undoInsertion,
} from './composer.ts';
export { type ColorScheme, colorSchemeOfAddress, onColorScheme } from './color-scheme.ts';
export { connect, type ConnectOptions } from './connect.ts';
export { type Deadlines, defaultDeadlines } from './deadline.ts';
export { type HeightOptions, heightTeller } from './height.ts';
export { onSaved, onTicketChange, onVisibility } from './lifecycle.ts';
export { applyMacro, findMacro, type Macro, type MacroPreview, previewMacro } from './macro.ts';
export { closeModal, type Modal, openModal, tellOpener } from './modal.ts';
export { type CurrentUser, notify, openTicketTab, readCurrentUser } from './page.ts';
export { plainTextOf } from './plain-text.ts';
export type { ZendeskRequest, ZendeskResponse } from './request.ts';
export { onSave } from './save-hook.ts';
export type { Sdk, SdkClient, SdkRequest } from './sdk.ts';
export { addTags, readStatus, readTicket, setStatus, type TicketReading } from './ticket.ts';
export type { TicketComment } from './ticket-conversation.ts';
export type { TicketStatus } from './ticket-status.ts';
export { readUserNames } from './user-names.ts';
export type { Zaf } from './zaf.ts';
export { ZafError, type ZafErrorCode } from './zaf-error.ts';
