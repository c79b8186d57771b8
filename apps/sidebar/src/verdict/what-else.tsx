import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Bullets, Meta } from '../ui/layout.ts';
import { FlipList } from './flip-list.tsx';
import { Heading } from './heading.ts';

/** What would change the decision, and what is still possible while there is none. */
export function WhatElse({ run }: { run: RunView }) {
  const { t } = useText();
  return (
    <>
      <FlipList run={run} />
      {run.decision.status !== 'decided' && run.possible.length > 0 && (
        <details>
          <Heading>
            <h3>{t('verdict.possible')}</h3>
          </Heading>
          <Bullets>
            {run.possible.map(({ id, says }) => (
              <Meta as="li" key={id}>
                {says}
              </Meta>
            ))}
          </Bullets>
        </details>
      )}
    </>
  );
}
