import type { Message } from '../message.ts';

export const fromLead = {
  'from_lead.nudge': '{name} asks you to look at this now',
  'from_lead.review': '{name} reviewed this checklist',
  'from_lead.right': 'All of it was right',
  'finding.wrong_decision': 'The decision was wrong',
  'finding.thin_evidence': 'The evidence was thin',
  'finding.unfit_text': 'A text didn’t fit',
  'finding.missed_step': 'A step was missed',
  'finding.needless_step': 'A step wasn’t needed',
  'finding.too_slow': 'It took too long',
} as const satisfies Record<string, Message>;
