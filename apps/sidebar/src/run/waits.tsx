import { Tag } from '@zendeskgarden/react-tags';
import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Section } from '../ui/layout.ts';

/** On whom the run rests, since when, and when somebody should look again. */
export function Waits({ run }: { run: RunView }) {
  const { t, date } = useText();
  if (run.waits.length === 0) return null;
  return (
    <Section aria-label={t('waits.heading')}>
      <h2>{t('waits.heading')}</h2>
      <ul>
        {run.waits.map((wait) => (
          <li key={wait.step}>
            {wait.on}{' '}
            {wait.isOverdue && (
              <Tag size="small" hue="red">
                {t('waits.overdue')}
              </Tag>
            )}
            <Meta>
              {t('waits.since', { since: date(wait.since) })}
              {wait.until !== null && `, ${t('waits.until', { until: date(wait.until) })}`}
              {wait.next !== null && `. ${wait.next}`}
            </Meta>
          </li>
        ))}
      </ul>
    </Section>
  );
}
