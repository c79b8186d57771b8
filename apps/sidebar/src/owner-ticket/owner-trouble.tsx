import { Message } from '@zendeskgarden/react-forms';
import { useOwnerText } from '../text/owner-text.tsx';
import type { DialogContent } from './dialog-messages.ts';

/** What keeps this owner's ticket from being written, said at the owner's name. */
export function OwnerTrouble({ ticket }: { ticket: DialogContent['tickets'][number] }) {
  const { t, list } = useOwnerText();
  const { username, email, state, problem, sameName } = ticket;
  if (state === 'linked') return null;
  return (
    <>
      {email === null && (
        <Message validation="warning">
          {t('owner.no_email.way', { question: t('question.email_of', { username }) })}
        </Message>
      )}
      {sameName.length > 0 && (
        <Message validation="warning">{t('owner.same_name', { name: username, others: list(sameName) })}</Message>
      )}
      {problem !== null && (
        <Message validation="error">
          <bdi>{problem}</bdi>
        </Message>
      )}
    </>
  );
}
