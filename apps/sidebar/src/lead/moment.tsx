import { styled } from 'styled-components';
import type { RunView } from '@handrail/contract';
import { factWords, provenanceWords } from '../fact/fact-words.ts';
import { usePathText } from '../text/path-text.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { handoverWhy } from '../text/saying-words.ts';
import { useText } from '../text/text.tsx';
import { Bullets, Meta, Stack } from '../ui/layout.ts';
import { useKnownName } from '../zendesk/people.tsx';

const Known = styled.dl`
  dt {
    font-size: 12px;
  }
  dd {
    margin-block-end: 6px;
    overflow-wrap: anywhere;
  }
`;

/** A run as it stood: what was decided and why, what was known and from whom, where each step was. */
export function Moment({ run }: { run: RunView }) {
  const { t } = usePathText();
  const text = useText();
  const say = useSayingText();
  const knownName = useKnownName();
  // What nobody said is how the workflow starts, and no knowledge.
  const said = run.facts.filter(
    ({ fact, declaration }) => declaration.role === 'case' && fact.state !== 'unknown' && fact.source !== 'workflow',
  );
  const steps = run.steps.filter(({ phase, mark }) => phase !== 'later' || mark.state !== 'todo');
  return (
    <Stack>
      <p>
        <strong>{handoverWhy(run.handover, say)}</strong>
      </p>
      <Meta>{t('replay.version', { version: run.workflow.version })}</Meta>
      <h3>{t('replay.known')}</h3>
      {said.length === 0 && <p>{t('replay.known.none')}</p>}
      <Known>
        {said.map((view) => (
          <div key={view.declaration.id}>
            <dt>{view.declaration.ask}</dt>
            <dd>
              <strong>{factWords(view, text)}</strong>{' '}
              <Meta as="span">{provenanceWords(view.fact, text, knownName)}</Meta>
            </dd>
          </div>
        ))}
      </Known>
      {steps.length > 0 && (
        <>
          <h3>{t('replay.steps')}</h3>
          <Bullets>
            {steps.map(({ id, title, mark }) => (
              <li key={id}>
                {title}: <Meta as="span">{t(`mark.${mark.state}`)}</Meta>
              </li>
            ))}
          </Bullets>
        </>
      )}
    </Stack>
  );
}
