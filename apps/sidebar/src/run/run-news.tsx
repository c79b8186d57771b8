import type { HistoryEntry } from '@handrail/contract';
import { useActorName } from '../people.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Section } from '../ui/layout.ts';

/** What others did just now, so that nothing on the page changes without a word. */
export function RunNews({ entries }: { entries: readonly HistoryEntry[] }) {
  const { t, age } = useText();
  const nameOf = useActorName();
  return (
    <div aria-live="polite" data-testid="news">
      {entries.length > 0 && (
        <Section>
          {entries.map(({ seq, actor, at, says }) => (
            <Meta key={seq}>{t('conflict.line', { name: nameOf(actor), when: age(at), what: says })}</Meta>
          ))}
        </Section>
      )}
    </div>
  );
}
