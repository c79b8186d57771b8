import type { FormEvent } from 'react';
import { control } from './control.ts';

/** A ticket as a requester would open it by mail. */
export function NewTicketForm({ onDone }: { onDone: () => void }) {
  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    const requester = { name: text('name') || text('email'), email: text('email') };
    await control('POST', '/desk/tickets', { subject: text('subject'), text: text('text'), requester });
    onDone();
  }

  return (
    <form className="new-ticket" aria-label="New ticket" onSubmit={(event) => void create(event)}>
      <label>
        Requester’s name
        <input name="name" required />
      </label>
      <label>
        Requester’s e-mail
        <input name="email" type="email" required />
      </label>
      <label className="wide">
        Subject
        <input name="subject" required />
      </label>
      <label className="wide">
        Message
        <textarea name="text" rows={4} required />
      </label>
      <div className="wide form-end">
        <button type="button" className="quiet-button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" className="button primary">
          Create
        </button>
      </div>
    </form>
  );
}
