import { approval } from './ja/approval.ts';
import { fact } from './ja/fact.ts';
import { opening } from './ja/opening.ts';
import { proposal } from './ja/proposal.ts';
import { scope } from './ja/scope.ts';
import { snippet } from './ja/snippet.ts';
import { steps } from './ja/steps.ts';
import { ticket } from './ja/ticket.ts';
import { ui } from './ja/ui.ts';
import { verdict } from './ja/verdict.ts';
import { zendesk } from './ja/zendesk.ts';
import type { Messages } from './en.ts';

export const ja: Messages = {
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
