import type { fromLead as english } from '../en/from-lead.ts';
import type { Translation } from '../message.ts';

export const fromLead: Translation<typeof english> = {
  'from_lead.nudge': '{name} le pide que mire esto ahora',
  'from_lead.review': '{name} revisó esta lista',
  'from_lead.right': 'Todo estaba bien',
  'finding.wrong_decision': 'La decisión fue errónea',
  'finding.thin_evidence': 'Las pruebas eran escasas',
  'finding.unfit_text': 'Un texto no encajaba',
  'finding.missed_step': 'Faltó un paso',
  'finding.needless_step': 'Sobró un paso',
  'finding.too_slow': 'Tardó demasiado',
};
