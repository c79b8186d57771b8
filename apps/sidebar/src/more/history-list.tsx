import type { HistoryEntry } from '@handrail/contract';
import { useActorName } from '../people.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Stack } from '../ui/layout.ts';

/** What happened, by whom and when. */
export function HistoryList({ entries }: { entries: readonly HistoryEntry[] }) {
  const { t, age } = useText();
  const nameOf = useActorName();
  return (
    <Stack as="ul" $gap={4}>
      {entries.map(({ seq, actor, at, says }) => (
        <Meta as="li" key={seq}>
          {t('conflict.line', { name: nameOf(actor), when: age(at), what: says })}
        </Meta>
      ))}
    </Stack>
  );
}
