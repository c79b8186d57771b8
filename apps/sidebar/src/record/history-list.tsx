import type { HistoryEntry } from '@handrail/contract';
import { useActorName } from '../zendesk/people.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { useSayingText } from '../text/saying-text.tsx';
import { Meta, Stack } from '../ui/layout.ts';

/** What happened, by whom and when. */
export function HistoryList({ entries }: { entries: readonly HistoryEntry[] }) {
  const text = useSayingText();
  const { t, age } = text;
  const nameOf = useActorName();
  return (
    <Stack as="ul" $gap={4}>
      {entries.map(({ seq, actor, at, says, told }) => (
        <Meta as="li" key={seq}>
          {t('conflict.line', { name: nameOf(actor), when: age(at), what: sayingWords(told, text, says) })}
        </Meta>
      ))}
    </Stack>
  );
}
