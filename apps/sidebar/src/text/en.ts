import { approval } from './en/approval.ts';
import { fact } from './en/fact.ts';
import { opening } from './en/opening.ts';
import { proposal } from './en/proposal.ts';
import { scope } from './en/scope.ts';
import { snippet } from './en/snippet.ts';
import { steps } from './en/steps.ts';
import { ticket } from './en/ticket.ts';
import { ui } from './en/ui.ts';
import { verdict } from './en/verdict.ts';
import { zendesk } from './en/zendesk.ts';
import type { Translation } from './message.ts';

/** One file a room; a room is named like the folder that shows its texts. */
export const en = {
  ...ui,
  ...zendesk,
  ...snippet,
  ...fact,
  ...proposal,
  ...scope,
  ...verdict,
  ...approval,
  ...steps,
  ...opening,
  ...ticket,
};

export type MessageKey = keyof typeof en;
/** A whole language: a key that is missing does not compile. */
export type Messages = Translation<typeof en>;
