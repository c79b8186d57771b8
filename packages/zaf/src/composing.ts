export { assignabilityOf, assignTo } from './assignee.ts';
export { applyMacro } from './applied-macro.ts';
export { findMacro, previewMacro } from './macro.ts';
export { insertIntoComposer, isFitToSend, undoInsertion } from './insertion.ts';
export { markTicket } from './ticket-marks.ts';
export { addInternalNote } from './internal-note.ts';
