import { lazy, useState } from 'react';
import { Tag } from '@zendeskgarden/react-tags';
import type { TicketComment } from '@handrail/contract';
import { factOf } from '../fact/fact-words.ts';
import { isBy } from '../state/awaited-reply.ts';
import { type LateReplies, lateReplies } from '../state/late-replies.ts';
import { useRun } from '../state/run-context.tsx';
import { useReplyText, withReplyWords } from '../text/reply-text.tsx';
import { Later } from '../ui/later.tsx';
import { Meta, Row, Section } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { SmallButton } from '../ui/small-button.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { wordsOf } from './words-of.ts';

const FactCorrection = lazy(async () => ({ default: (await import('../fact/fact-correction.tsx')).FactCorrection }));

/** What came back, above the question that it may answer: the last words of whom the run waits for, and the newest. */
export const ReplyQuotes = withReplyWords(function ReplyQuotes() {
  const { run, replies, awaited, requesterAddress } = useRun();
  const next = run.steps.find(({ id }) => id === run.nextStep);
  const isAsked =
    next?.kind === 'ask' || run.questions.some(({ fact }) => factOf(run, fact)?.declaration.who === 'customer');
  if (!isAsked) {
    const late = lateReplies(run, replies);
    return late && <LateQuotes {...late} />;
  }
  const theirs = replies.filter((reply) => isBy(reply, awaited ?? requesterAddress)).slice(-2);
  const shown = replies.filter((reply, index) => theirs.includes(reply) || index === replies.length - 1);
  // A reply from elsewhere shows nothing where only one address can answer.
  const fit = awaited === null ? shown : theirs;
  return shown.map((reply) => (
    <ReplyQuote key={reply.id ?? reply.at} reply={reply} isOneOf={fit.length > 1 && fit.includes(reply)} />
  ));
});

/** Where nothing is asked any more, a reply may still take back what was answered. */
function LateQuotes({ answer, replies }: LateReplies) {
  const { t } = useReplyText();
  const { isReadOnly } = useRun();
  const [isCorrecting, setCorrecting] = useState(false);
  return (
    <>
      {replies.slice(-2).map((reply) => (
        <ReplyQuote key={reply.id ?? reply.at} reply={reply} isOneOf={false} />
      ))}
      <Section as="div">
        <Notice
          tone="warning"
          actions={
            !isReadOnly && (
              <SmallButton aria-expanded={isCorrecting} onClick={() => setCorrecting(!isCorrecting)}>
                {t('fact.correct.of', { fact: answer.declaration.ask })}
              </SmallButton>
            )
          }
        >
          {t('reply.late')}
        </Notice>
        {isCorrecting && (
          <Later>
            <FactCorrection view={answer} onClose={() => setCorrecting(false)} />
          </Later>
        )}
      </Section>
    </>
  );
}

/** @param props.isOneOf the agent chooses which of several is kept with the answer */
function ReplyQuote({ reply, isOneOf }: { reply: TicketComment; isOneOf: boolean }) {
  const { t, age } = useReplyText();
  const { reply: taken, awaited, requesterAddress, chooseReply, isReadOnly } = useRun();
  const expected = awaited ?? requesterAddress;
  const from = reply.author.email ?? t('reply.unknown');
  return (
    <Section as="div" data-reply={reply.id ?? ''}>
      <Row>
        <Meta as="h2">{t('reply.from', { from, age: reply.at === null ? '' : age(reply.at) })}</Meta>
        {expected !== null && !isBy(reply, expected) && (
          <Tag size="small" isRegular hue="yellow">
            {t(awaited === null ? 'reply.other' : 'reply.not_awaited')}
          </Tag>
        )}
      </Row>
      <TextBox label={t('reply.heading')} isShort>
        {wordsOf(reply)}
      </TextBox>
      {isOneOf &&
        (reply === taken ? (
          <Meta>{t('reply.taken')}</Meta>
        ) : (
          <SmallButton disabled={isReadOnly || reply.id === null} onClick={() => chooseReply(reply.id)}>
            {t('reply.take')}
          </SmallButton>
        ))}
    </Section>
  );
}
