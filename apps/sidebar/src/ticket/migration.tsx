import { useEffect, useState } from 'react';
import type { Migration as Preview } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import type { TicketStore } from '../state/ticket-store.ts';
import { useMoreText } from '../text/more-text.tsx';
import { Bullets, Meta, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { ReasonForm } from '../state/reason-form.tsx';

const parts = ['rules', 'facts', 'steps', 'texts'] as const;
const kinds = ['added', 'changed', 'removed'] as const;

/** What the newer version of the workflow would change for this run, and the one way to move there. */
export function Migration({ store }: { store: TicketStore }) {
  const { t } = useMoreText();
  const { run, record, isAway } = useRun();
  const { id, seq } = run;
  const [preview, setPreview] = useState<(Preview & { of: number }) | null>(null);
  useEffect(
    () =>
      void store
        .ask('previewMigration', { params: { runId: id } })
        .then((found) => setPreview(found && { ...found, of: seq })),
    [store, id, seq],
  );
  if (preview === null) return <Meta aria-live="polite">{t(isAway ? 'fail.service.title' : 'version.looking')}</Meta>;
  const { words, from, to } = preview;
  const lists = parts.flatMap((part) =>
    kinds.flatMap((kind) =>
      words[part][kind].length === 0 ? [] : [{ key: `version.${part}.${kind}` as const, said: words[part][kind] }],
    ),
  );
  return (
    <Stack aria-busy={preview.of !== seq}>
      {words.isDifferent ? (
        <Notice tone="warning" title={t('version.differs')}>
          <p>{t('version.before', { why: words.before })}</p>
          <p>{t('version.after', { why: words.after })}</p>
        </Notice>
      ) : (
        <Notice tone="neutral" title={t('version.same')}>
          {words.after}
        </Notice>
      )}
      {lists.map(({ key, said }) => (
        <div key={key}>
          <h3>{t(key)}</h3>
          <Bullets>
            {said.map((line) => (
              <Meta as="li" key={line}>
                {line}
              </Meta>
            ))}
          </Bullets>
        </div>
      ))}
      <ReasonForm
        name={`${id}:run:move`}
        label={t('version.reason')}
        confirm={t('version.move')}
        onConfirm={(reason) => void record({ type: 'run_migrated', from, to, reason })}
      />
    </Stack>
  );
}
