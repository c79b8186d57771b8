import type { HistoryEntry } from '@handrail/contract';
import { useActorName } from '../zendesk/people.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { useSayingText } from '../text/saying-text.tsx';
import { Meta, Section } from '../ui/layout.ts';

/** What others did just now, so that nothing on the page changes without a word. */
export function RunNews({ entries }: { entries: readonly HistoryEntry[] }) {
  const text = useSayingText();
  const { t, age } = text;
  const nameOf = useActorName();
  return (
    <div aria-live="polite" data-testid="news">
      {entries.length > 0 && (
        <Section>
          {entries.map(({ seq, actor, at, says, told }) => (
            <Meta key={seq}>
              {t('conflict.line', { name: nameOf(actor), when: age(at), what: sayingWords(told, text, says) })}
            </Meta>
          ))}
        </Section>
      )}
    </div>
  );
}
