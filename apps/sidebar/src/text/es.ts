import { approval } from './es/approval.ts';
import { fact } from './es/fact.ts';
import { opening } from './es/opening.ts';
import { proposal } from './es/proposal.ts';
import { scope } from './es/scope.ts';
import { snippet } from './es/snippet.ts';
import { steps } from './es/steps.ts';
import { ticket } from './es/ticket.ts';
import { ui } from './es/ui.ts';
import { verdict } from './es/verdict.ts';
import { zendesk } from './es/zendesk.ts';
import type { Messages } from './en.ts';

export const es: Messages = {
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
