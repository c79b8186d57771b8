import type { Actor, AttemptsOfOne } from '@handrail/contract';
import { type AttemptsKey, useAttemptsText, withAttemptsWords } from '../text/attempts-text.tsx';
import { Notice } from '../ui/notice.tsx';
import { useActorName, useNamesOf } from '../zendesk/people.tsx';

const kinds: Partial<Record<AttemptsOfOne['mostly'], AttemptsKey>> = {
  forbidden: 'attempts.mostly.forbidden',
  too_many_requests: 'attempts.mostly.too_many_requests',
  unauthorized: 'attempts.mostly.unauthorized',
};

/** Who was refused again and again, how, and since when. */
export const AttemptNotice = withAttemptsWords(({ attempts }: { attempts: AttemptsOfOne }) => {
  const { user, count, since, mostly } = attempts;
  const { t, date } = useAttemptsText();
  const nameOf = useActorName();
  const actor: Actor | null = user === null ? null : { id: user, name: null, role: 'agent' };
  useNamesOf([actor]);
  const time = date(since);
  const title =
    actor === null ? t('attempts.unknown', { count, time }) : t('attempts.of', { count, name: nameOf(actor), time });
  return (
    <Notice tone="warning" title={title}>
      <p>{t(kinds[mostly] ?? 'attempts.mostly.other')}</p>
      <p>{t('attempts.do')}</p>
    </Notice>
  );
});
