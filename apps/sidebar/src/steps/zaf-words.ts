import type { Text } from '../text/text.tsx';
import type { ZafError } from '../zendesk.ts';

/** What went wrong between the page and Zendesk, and what that leaves behind. */
export function zafWords(error: ZafError, t: Text['t']): string {
  const { code } = error;
  if (code === 'wrong_mode' || code === 'not_inserted') return t(`zendesk.${code}`);
  if (code === 'timed_out' || code === 'no_response') return t('zendesk.timed_out');
  return t('zendesk.refused', { detail: error.message });
}
