import { useDesk } from './desk.ts';
import { Icon, type IconName } from './icons.tsx';
import { useObservable } from './observable.ts';

interface Props {
  isPanelOpen: boolean;
  onPanel: () => void;
}

export function NavigationBar({ isPanelOpen, onPanel }: Props) {
  const { workspace, user } = useDesk();
  const place = useObservable(workspace.place);
  const scheme = useObservable(workspace.scheme);
  const initials = user.name.split(' ').map((part) => part[0]);

  return (
    <nav className="rail" aria-label="Desk">
      <RailButton
        icon="tickets"
        label="Tickets"
        isCurrent={place.kind !== 'app'}
        onClick={() => workspace.goTo({ kind: 'tickets' })}
      />
      <RailButton
        icon="app"
        label="Handrail"
        isCurrent={place.kind === 'app'}
        onClick={() => workspace.goTo({ kind: 'app', route: '' })}
      />
      <span className="rail-space" />
      <RailButton
        icon={scheme === 'dark' ? 'sun' : 'moon'}
        label={scheme === 'dark' ? 'Use light colours' : 'Use dark colours'}
        onClick={() => workspace.scheme.set(scheme === 'dark' ? 'light' : 'dark')}
      />
      <RailButton icon="controls" label="Stand-in controls" isPressed={isPanelOpen} onClick={onPanel} />
      <span className="avatar rail-avatar" title={`${user.name}, ${user.email}`}>
        {initials}
      </span>
    </nav>
  );
}

interface RailButtonProps {
  icon: IconName;
  label: string;
  isCurrent?: boolean;
  isPressed?: boolean;
  onClick: () => void;
}

function RailButton({ icon, label, isCurrent, isPressed, onClick }: RailButtonProps) {
  return (
    <button
      type="button"
      className="rail-button"
      title={label}
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      <Icon name={icon} size={20} />
    </button>
  );
}
