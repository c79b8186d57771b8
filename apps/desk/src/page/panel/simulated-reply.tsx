import { type FormEvent, useState } from 'react';
import { control } from '../control.ts';
import { useDesk } from '../desk.ts';
import { ticketOf } from '../desk-data.ts';
import { useObservable } from '../observable.ts';

/** A mail that arrives on this ticket, from its requester or from any other address. */
export function SimulatedReply({ ticketId }: { ticketId: number }) {
  const { data } = useDesk();
  const now = useObservable(data);
  const requester = now.users.find(({ id }) => id === ticketOf(now, ticketId)?.requesterId);
  const [from, setFrom] = useState(requester?.email ?? '');
  const [text, setText] = useState('');

  async function send(event: FormEvent) {
    event.preventDefault();
    const isRequester = from === requester?.email;
    const sent = await control('POST', `/desk/tickets/${ticketId}/replies`, {
      from,
      text,
      // Mail of somebody who is only copied is filed as internal by Zendesk.
      isPublic: isRequester,
    });
    if (sent) setText('');
  }

  return (
    <form className="panel-part" onSubmit={(event) => void send(event)} aria-label="Answer on this ticket">
      <h3>Answer on ticket #{ticketId}</h3>
      <label>
        From
        <input type="email" required value={from} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label>
        Message
        <textarea required rows={3} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="submit" className="button">
        Send as customer
      </button>
    </form>
  );
}
