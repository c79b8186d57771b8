import { styled } from 'styled-components';
import type { ReplayEntry } from '@handrail/contract';
import { useSayingText } from '../text/saying-text.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { usePathText } from '../text/path-text.tsx';
import { themed } from '../ui/color.ts';
import { Meta } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { useActorName } from '../zendesk/people.tsx';

const Entries = styled.ol`
  border-inline-start: 2px solid ${themed('border.default')};
`;

const Entry = styled.li<{ $isShown: boolean }>`
  margin-inline-start: -2px;
  padding-block: 4px;
  padding-inline: 12px 8px;
  border-inline-start: 2px solid ${({ theme, $isShown }) => ($isShown ? themed('border.primaryEmphasis')({ theme }) : 'transparent')};
  background: ${({ theme, $isShown }) => ($isShown ? themed('background.subtle')({ theme }) : 'none')};
  overflow-wrap: anywhere;
`;

const Moment = styled.button`
  all: unset;
  display: block;
  width: 100%;
  cursor: pointer;
  &:focus-visible {
    outline: 2px solid ${themed('border.primaryEmphasis')};
    outline-offset: 1px;
  }
`;

const isLink = (evidence: string) => /^https?:\/\//.test(evidence);

interface TimelineProps {
  entries: readonly ReplayEntry[];
  shown: number | null;
  onShow: (seq: number) => void;
}

/** Who did what, exactly when, from where, and which decision it led to. */
export function Timeline({ entries, shown, onShow }: TimelineProps) {
  const text = usePathText();
  const say = useSayingText();
  const { t, date } = text;
  const nameOf = useActorName();
  return (
    <Entries>
      {entries.map(({ seq, at, actor, says, told, source, evidence, led }) => (
        <Entry key={seq} $isShown={seq === shown} data-seq={seq}>
          <Moment type="button" aria-current={seq === shown ? 'step' : undefined} onClick={() => onShow(seq)}>
            <Meta as="span">
              <time dateTime={at} title={at}>
                {date(at)}
              </time>{' '}
              · {nameOf(actor)}
              {source !== null && source !== 'agent' && ` · ${t(`source.${source}`)}`}
            </Meta>
            <br />
            {sayingWords(told, say, says)}
          </Moment>
          {evidence !== null && (
            <Meta>
              {isLink(evidence) ? <OutsideLink url={evidence}>{t('replay.evidence')}</OutsideLink> : evidence}
            </Meta>
          )}
          {led !== null && (
            <strong>
              {led.says === null
                ? t(led.status === 'manager' ? 'verdict.manager' : 'replay.open')
                : t('replay.led', { says: led.says })}
            </strong>
          )}
        </Entry>
      ))}
    </Entries>
  );
}
