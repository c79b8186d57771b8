import { useDesk } from '../desk.ts';
import { Icon } from '../icons.tsx';
import { useObservable } from '../observable.ts';
import { AccountSignIn } from './account-sign-in.tsx';
import { AgentSwitch } from './agent-switch.tsx';
import { FaultKnobs } from './fault-knobs.tsx';
import { SimulatedReply } from './simulated-reply.tsx';
import { SourceKnobs } from './source-knobs.tsx';

/** What Zendesk does not have: playing the customer, another agent, and bad luck. */
export function ControlPanel({ onClose }: { onClose: () => void }) {
  const { workspace } = useDesk();
  const place = useObservable(workspace.place);
  return (
    <aside className="panel" aria-label="Stand-in controls">
      <header className="panel-head">
        <h2>Stand-in controls</h2>
        <button type="button" className="quiet-button" aria-label="Close controls" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {place.kind === 'ticket' ? (
        <SimulatedReply key={place.id} ticketId={place.id} />
      ) : (
        <p className="panel-note">Open a ticket to answer as its requester.</p>
      )}
      <AgentSwitch />
      <FaultKnobs />
      <SourceKnobs />
      <AccountSignIn />
    </aside>
  );
}
