import { useCallback } from 'react';
import type { Procedure, VersionDifference as Found } from '@handrail/contract';
import { valueWords } from '../../fact/fact-words.ts';
import type { Api } from '../../service/api.ts';
import { useMoreText, withMoreWords } from '../../text/more-text.tsx';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Bullets, Meta, Stack } from '../../ui/layout.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AwayNotice } from '../away-notice.tsx';
import { useAnswer } from '../use-answer.ts';
import { QuestionWords } from './condition-words.tsx';

type Difference = NonNullable<Found['difference']>;

const parts = ['rules', 'facts', 'steps', 'texts'] as const;
const kinds = ['added', 'changed', 'removed'] as const;

interface VersionDifferenceProps {
  api: Api;
  workflow: Procedure['workflow'];
}

/** What this version decides and says otherwise than the one that runs used before it. */
export function VersionDifference({ api, workflow: { id: workflow } }: VersionDifferenceProps) {
  const { t, date } = useProcedureText();
  const ask = useCallback(() => api.call('versionDifference', { params: { workflow } }), [api, workflow]);
  const { value, isAway, reload } = useAnswer(ask);
  return (
    <div aria-live="polite" aria-busy={value === null && !isAway}>
      {isAway && <AwayNotice onRetry={reload} />}
      {value === null && !isAway && <Skeleton says={t('procedure.earlier.loading')} />}
      {value?.before === null && <p>{t('procedure.earlier.none')}</p>}
      {value?.before && (
        <Stack>
          <Meta>
            {t('procedure.earlier.version', { version: value.before.version, time: date(value.before.usedSince) })}
          </Meta>
          {value.difference ? <Told difference={value.difference} /> : <p>{t('procedure.earlier.unreadable')}</p>}
        </Stack>
      )}
    </div>
  );
}

const Told = withMoreWords(function Told({ difference }: { difference: Difference }) {
  const text = useProcedureText();
  const { t, locale } = text;
  const { t: more } = useMoreText();
  const percent = (share: number) =>
    share.toLocaleString(locale, { style: 'percent', maximumSignificantDigits: share < 0.1 ? 1 : 2 });
  const ends = (outcomes: readonly string[]) => outcomes.join(' · ') || t('procedure.earlier.nothing');
  const lists = parts.flatMap((part) =>
    kinds.flatMap((kind) =>
      difference[part][kind].length === 0
        ? []
        : [{ key: `version.${part}.${kind}` as const, said: difference[part][kind] }],
    ),
  );
  return (
    <>
      <p>
        {difference.share === 0
          ? t('procedure.earlier.same')
          : t('procedure.earlier.share', { share: percent(difference.share) })}
      </p>
      <ul>
        {difference.changes.map(({ from, to, share, example }) => (
          <li key={`${from.join()} ${to.join()}`}>
            <Disclosure
              label={t('procedure.earlier.change', { from: ends(from), to: ends(to), share: percent(share) })}
            >
              {() => (
                <Meta as="div">
                  {t('procedure.earlier.example')}
                  <Bullets>
                    {example.map(({ declaration, value }) => (
                      <li key={declaration.id}>
                        <QuestionWords ask={declaration.ask} />
                        <strong>{valueWords(value, declaration, text)}</strong>
                      </li>
                    ))}
                  </Bullets>
                </Meta>
              )}
            </Disclosure>
          </li>
        ))}
      </ul>
      {lists.map(({ key, said }) => (
        <div key={key}>
          <h3>{more(key)}</h3>
          <Bullets>
            {said.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Bullets>
        </div>
      ))}
      {lists.length === 0 && difference.share === 0 && <p>{t('procedure.earlier.alike')}</p>}
    </>
  );
});
