import { approval } from './de/approval.ts';
import { fact } from './de/fact.ts';
import { opening } from './de/opening.ts';
import { proposal } from './de/proposal.ts';
import { scope } from './de/scope.ts';
import { snippet } from './de/snippet.ts';
import { steps } from './de/steps.ts';
import { ticket } from './de/ticket.ts';
import { ui } from './de/ui.ts';
import { verdict } from './de/verdict.ts';
import { zendesk } from './de/zendesk.ts';
import type { Messages } from './en.ts';

export const de: Messages = {
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
