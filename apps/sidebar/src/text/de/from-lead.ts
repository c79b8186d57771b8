import type { fromLead as english } from '../en/from-lead.ts';
import type { Translation } from '../message.ts';

export const fromLead: Translation<typeof english> = {
  'from_lead.nudge': '{name} bittet Sie, sich das jetzt anzusehen',
  'from_lead.review': '{name} hat diese Checkliste nachgeprüft',
  'from_lead.right': 'Alles war richtig',
  'finding.wrong_decision': 'Die Entscheidung war falsch',
  'finding.thin_evidence': 'Die Belege waren dünn',
  'finding.unfit_text': 'Ein Text passte nicht',
  'finding.missed_step': 'Ein Schritt fehlte',
  'finding.needless_step': 'Ein Schritt war unnötig',
  'finding.too_slow': 'Es dauerte zu lange',
};
