import { Message } from '@zendeskgarden/react-forms';
import { useText } from '../text/text.tsx';
import type { DialogContent } from './dialog-messages.ts';

/** What keeps this owner's ticket from being written, said at the owner's name. */
export function OwnerTrouble({ ticket }: { ticket: DialogContent['tickets'][number] }) {
  const { t } = useText();
  const { username, email, state, problem } = ticket;
  if (state === 'linked') return null;
  return (
    <>
      {email === null && (
        <Message validation="warning">
          {t('owner.no_email.way', { question: t('members.email', { username }) })}
        </Message>
      )}
      {problem !== null && (
        <Message validation="error">
          <bdi>{problem}</bdi>
        </Message>
      )}
    </>
  );
}
