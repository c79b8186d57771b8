import { type PointerEvent, type ReactNode, useState } from 'react';
import { Icon } from '../icons.tsx';

const [least, most] = [240, 720];

/** The tray beside a ticket that holds an app. The agent may make it wider or narrower, 320 px at first. */
export function AppTray({ title, onReload, children }: { title: string; onReload: () => void; children: ReactNode }) {
  const wanted = Number(new URLSearchParams(location.search).get('tray'));
  const [width, setWidth] = useState(wanted >= least && wanted <= most ? wanted : 320);
  const [isOpen, setOpen] = useState(true);

  function drag(event: PointerEvent<HTMLElement>) {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const right = document.documentElement.clientWidth;
    setWidth(Math.min(most, Math.max(least, right - event.clientX)));
  }

  return (
    <aside className="tray" style={{ width }} aria-label="Apps">
      <div className="tray-edge" onPointerDown={drag} onPointerMove={drag} role="presentation" />
      <header className="tray-head">
        <span className="app-icon">
          <Icon name="app" size={14} />
        </span>
        <strong>{title}</strong>
        <button type="button" className="quiet-button" aria-label="Reload app" title="Reload app" onClick={onReload}>
          <Icon name="reload" size={15} />
        </button>
        <button
          type="button"
          className="quiet-button"
          aria-label={isOpen ? 'Collapse app' : 'Expand app'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="chevron" size={15} />
        </button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard */}
      <section className="tray-body" aria-label="Content of the app" hidden={!isOpen} tabIndex={0}>
        {children}
      </section>
    </aside>
  );
}
