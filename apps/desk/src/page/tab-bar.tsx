import { useDesk } from './desk.ts';
import { ticketOf } from './desk-data.ts';
import { Icon } from './icons.tsx';
import { useObservable } from './observable.ts';

/** The tickets the agent has open. Each keeps its page and its app while it is here. */
export function TabBar() {
  const { data, workspace } = useDesk();
  const tabs = useObservable(workspace.tabs);
  const place = useObservable(workspace.place);
  const now = useObservable(data);

  return (
    <header className="tabs">
      {tabs.map((id) => {
        const subject = ticketOf(now, id)?.subject ?? '';
        const isCurrent = place.kind === 'ticket' && place.id === id;
        return (
          <span key={id} className="tab" data-current={isCurrent}>
            <button
              type="button"
              className="tab-name"
              aria-current={isCurrent ? 'page' : undefined}
              onClick={() => workspace.goTo({ kind: 'ticket', id })}
            >
              <strong>{subject}</strong>
              <span>#{id}</span>
            </button>
            <button
              type="button"
              className="quiet-button"
              aria-label={`Close ticket ${id}`}
              onClick={() => workspace.closeTab(id)}
            >
              <Icon name="close" size={14} />
            </button>
          </span>
        );
      })}
      <span className="tabs-note">A stand-in for Zendesk</span>
    </header>
  );
}
