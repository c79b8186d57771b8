import { Tag } from '@zendeskgarden/react-tags';
import type { TicketComment } from '@handrail/contract';
import { factOf } from '../fact/fact-words.ts';
import { useRun } from '../state/run-context.tsx';
import { wordsOf } from './words-of.ts';
import { useText } from '../text/text.tsx';
import { Meta, Row, Section } from '../ui/layout.ts';
import { TextBox } from '../ui/text-box.tsx';

/** What the customer answered, above the question that it may answer. */
export function ReplyQuote({ reply }: { reply: TicketComment }) {
  const { t, age } = useText();
  const { run, requesterAddress } = useRun();
  const next = run.steps.find(({ id }) => id === run.nextStep);
  const isAsked =
    next?.kind === 'ask' || run.questions.some(({ fact }) => factOf(run, fact)?.declaration.who === 'customer');
  if (!isAsked) return null;
  const from = reply.author.email ?? t('reply.unknown');
  const isOther = requesterAddress !== null && reply.author.email?.toLowerCase() !== requesterAddress.toLowerCase();
  return (
    <Section as="div" data-reply={reply.id ?? ''}>
      <Row>
        <Meta as="h2">{t('reply.from', { from, age: reply.at === null ? '' : age(reply.at) })}</Meta>
        {isOther && (
          <Tag size="small" isRegular hue="yellow">
            {t('reply.other')}
          </Tag>
        )}
      </Row>
      <TextBox label={t('reply.heading')} isShort>
        {wordsOf(reply)}
      </TextBox>
    </Section>
  );
}
