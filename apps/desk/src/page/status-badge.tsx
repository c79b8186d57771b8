import type { CustomStatus } from '../model/macro.ts';
import type { Status } from '../model/ticket.ts';

/** Zendesk's small coloured square with the label. */
export function StatusBadge({ status, custom }: { status: Status; custom: CustomStatus | undefined }) {
  const label = status === 'closed' ? 'Closed' : (custom?.label ?? status);
  return (
    <span className="status" data-status={status}>
      {label}
    </span>
  );
}
