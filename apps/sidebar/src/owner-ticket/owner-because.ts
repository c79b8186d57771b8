import type { OwnerReason } from '@handrail/contract';
import type { useOwnerText } from '../text/owner-text.tsx';

type Words = Pick<ReturnType<typeof useOwnerText>, 't' | 'day'>;

/** Why somebody is asked or not; `fallback` where the service told it only in words. */
export function ownerBecause(told: OwnerReason | undefined, fallback: string, { t, day: dayWords }: Words): string {
  if (told === undefined) return fallback;
  const { code, day, count = 0 } = told;
  if (code === 'too_many') return t('owner.because.too_many', { count });
  const because = t(`owner.because.${code}`, day === undefined ? {} : { day: dayWords(day) });
  return count === 0 ? because : t('owner.because.source', { because, count });
}
