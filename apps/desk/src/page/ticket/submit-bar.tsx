import { useState } from 'react';
import type { CustomStatus } from '../../model/macro.ts';
import { useDesk } from '../desk.ts';
import { Icon } from '../icons.tsx';
import { useObservable } from '../observable.ts';
import { escaped } from './sanitise.ts';
import type { TicketWork } from './ticket-work.ts';

/** Macros on the left, "Submit as" on the right. The app may stop a submission. */
export function SubmitBar({ work }: { work: TicketWork }) {
  const { data, notices } = useDesk();
  const { customStatuses, macros } = useObservable(data);
  useObservable(work.changes);
  const [isSaving, setSaving] = useState(false);
  const ticket = work.ticket();
  const current = customStatuses.find(({ id }) => id === ticket.customStatusId);
  if (!current || ticket.status === 'closed') return null;
  // Submitting a new ticket as new is not offered: an agent has seen it.
  const offered = customStatuses.filter(({ category }) => category !== 'new');
  const chosen = current.category === 'new' ? (offered[0] ?? current) : current;

  async function submit(status: CustomStatus) {
    setSaving(true);
    const result = await work.submit(status);
    setSaving(false);
    if (result.kind === 'saved') notices.show(`Ticket #${work.id} is saved`);
    else notices.show(`<strong>Ticket not saved.</strong> ${escaped(result.why)}`, 'error', 12_000);
  }

  return (
    <footer className="submit-bar">
      <select
        aria-label="Apply macro"
        value=""
        onChange={({ target }) => {
          const macro = macros.find(({ id }) => id === Number(target.value));
          if (macro) work.applyMacro(macro);
        }}
      >
        <option value="">Apply macro</option>
        {macros
          .filter(({ active }) => active)
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
      </select>
      <span className="submit-space" />
      <details className="submit-menu">
        <summary className="button" aria-label="Choose status">
          <Icon name="chevron" size={14} />
        </summary>
        <ul>
          {offered.map((status) => (
            <li key={status.id}>
              <button
                type="button"
                disabled={isSaving}
                onClick={(event) => {
                  event.currentTarget.closest('details')?.removeAttribute('open');
                  void submit(status);
                }}
              >
                Submit as <StatusName status={status} />
              </button>
            </li>
          ))}
        </ul>
      </details>
      <button type="button" className="button primary" disabled={isSaving} onClick={() => void submit(chosen)}>
        Submit as <StatusName status={chosen} />
      </button>
    </footer>
  );
}

function StatusName({ status }: { status: CustomStatus }) {
  return (
    <span className="status-name" data-status={status.category}>
      {status.label}
    </span>
  );
}
