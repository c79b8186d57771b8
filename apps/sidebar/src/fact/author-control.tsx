import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { TicketComment } from '@handrail/contract';
import { isBy, replyBy } from '../state/awaited-reply.ts';
import { useRun } from '../state/run-context.tsx';
import { useKeptText } from '../state/use-kept-text.ts';
import { useReplyText, withReplyWords } from '../text/reply-text.tsx';
import { Meta, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { Beside } from './beside.ts';
import type { FactControlProps } from './fact-control-props.ts';
import { factOf } from './fact-words.ts';
import { readWritten } from './read-written.ts';
import { WrittenField } from './written-field.tsx';

/** Takes the address a reply came from: filled in where the awaited one wrote, so that one click records it. */
export const AuthorControl = withReplyWords(function AuthorControl(props: FactControlProps) {
  const { run, replies } = useRun();
  const { declaration, current } = props;
  const awaited = factOf(run, declaration.awaits ?? '')?.fact;
  const address = awaited?.state === 'known' && typeof awaited.value === 'string' ? awaited.value : null;
  const reply = replyBy(replies, address);
  const start = typeof current === 'string' && current !== '' ? current : (reply?.author.email ?? '');
  return <AuthorForm key={reply?.id} {...props} awaited={address} start={start} />;
});

type AuthorFormProps = FactControlProps & { awaited: string | null; start: string };

function AuthorForm({ declaration, isDisabled, onValue, awaited, start }: AuthorFormProps) {
  const { t } = useReplyText();
  const { run, replies } = useRun();
  const { text, write, forget } = useKeptText(`${run.id}:${declaration.id}`, start);
  const [tried, setTried] = useState<string | null>(null);
  const read = readWritten('email', text);
  const value = read.ok && typeof read.value === 'string' ? read.value : null;
  const isTried = tried === text;
  const other = isTried && value !== null ? otherAuthor(replies, value) : null;
  const waitsStill = awaited === null ? null : otherAuthor(replies, awaited);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(text);
        // What no comment shows is said first, and recorded by a second click.
        if (value === null || (!isTried && otherAuthor(replies, value) !== null)) return;
        forget();
        onValue(value);
      }}
    >
      <Stack $gap={8}>
        {other === null && waitsStill !== null && awaited !== null && (
          <Meta>{t('reply.waits', { address: awaited, from: waitsStill })}</Meta>
        )}
        {other !== null && value !== null && (
          <Notice tone="warning">{t('reply.mismatch', { address: value, from: other })}</Notice>
        )}
        <Beside>
          <WrittenField
            declaration={declaration}
            type="email"
            text={text}
            problem={isTried && !read.ok ? read.problem : null}
            isDisabled={isDisabled}
            onText={write}
          />
          <Button type="submit" size="small" disabled={isDisabled}>
            {t(other === null ? 'question.record' : 'reply.record_unshown')}
          </Button>
        </Beside>
      </Stack>
    </form>
  );
}

/** Who wrote last, where somebody is known to have written and nobody did from the address. */
function otherAuthor(replies: readonly TicketComment[], address: string): string | null {
  if (replies.some((reply) => isBy(reply, address))) return null;
  return replies.findLast(({ author }) => author.email !== null)?.author.email ?? null;
}
