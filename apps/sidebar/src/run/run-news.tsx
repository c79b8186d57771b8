import type { HistoryEntry } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Section } from '../ui/layout.ts';
import { nameOf } from './conflict-notice.tsx';

/** What others did just now, so that nothing on the page changes without a word. */
export function RunNews({ entries }: { entries: readonly HistoryEntry[] }) {
  const { t, age } = useText();
  return (
    <div aria-live="polite" data-testid="news">
      {entries.length > 0 && (
        <Section>
          {entries.map(({ seq, actor, at, says }) => (
            <Meta key={seq}>{t('conflict.line', { name: nameOf(actor, t), when: age(at), what: says })}</Meta>
          ))}
        </Section>
      )}
    </div>
  );
}
