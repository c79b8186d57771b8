import { styled } from 'styled-components';
import type { Handover as HandoverWords } from '@handrail/contract';
import { handoverWhy, sayingWords } from '../text/saying-words.ts';
import { useSayingText } from '../text/saying-text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Bullets, Meta } from '../ui/layout.ts';

const Terms = styled.dl`
  dt {
    font-weight: 600;
  }
  dd {
    margin-bottom: 8px;
  }
`;

/** For the next agent: what is done, why, what is next, on whom it waits. */
export function Handover({ handover }: { handover: HandoverWords }) {
  const text = useSayingText();
  const { t } = text;
  const { waitingOn, told } = handover;
  return (
    <Terms>
      <dt>{t('handover.done')}</dt>
      <dd>
        {handover.done.length === 0 ? t('handover.nothing') : handover.done.map((done) => <p key={done}>{done}</p>)}
      </dd>
      <dt>{t('handover.why')}</dt>
      <dd>
        {handoverWhy(handover, text)}
        {handover.reasons.length > 0 && (
          <Disclosure label={<Meta as="span">{t('handover.reasons', { count: handover.reasons.length })}</Meta>}>
            {() => (
              <Bullets>
                {handover.reasons.map((reason) => (
                  <Meta as="li" key={reason}>
                    {reason}
                  </Meta>
                ))}
              </Bullets>
            )}
          </Disclosure>
        )}
      </dd>
      <dt>{t('handover.next')}</dt>
      <dd>{handover.next ?? <Meta as="span">{t('handover.nothing')}</Meta>}</dd>
      <dt>{t('handover.waiting')}</dt>
      <dd>
        {waitingOn === null ? (
          <Meta as="span">{t('handover.nothing')}</Meta>
        ) : (
          sayingWords(told?.waitingOn, text, waitingOn)
        )}
      </dd>
    </Terms>
  );
}
