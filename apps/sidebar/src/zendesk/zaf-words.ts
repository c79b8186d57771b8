import type { Text } from '../text/text.tsx';
import { MixedError } from '@handrail/zaf';
import type { ZafError } from './zendesk.ts';

/** What went wrong between the page and Zendesk, and what that leaves behind. */
export function zafWords(error: ZafError, t: Text['t']): string {
  const { code } = error;
  if (code === 'wrong_mode' || code === 'not_inserted' || code === 'own_changed' || code === 'submitting') {
    return t(`zendesk.${code}`);
  }
  if (error instanceof MixedError) return t(error.wanted === 'internal' ? 'zendesk.mixed.reply' : 'zendesk.mixed.note');
  if (code === 'timed_out' || code === 'no_response') return t('zendesk.timed_out');
  return t('zendesk.refused', { detail: error.message });
}
