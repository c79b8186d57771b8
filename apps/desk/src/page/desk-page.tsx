import { useEffect, useState } from 'react';
import { AppFrame, type AppPlace } from './app-frame.tsx';
import { useDesk } from './desk.ts';
import { DialogLayer } from './dialog-layer.tsx';
import { NavigationBar } from './navigation-bar.tsx';
import { NoticeList } from './notice-list.tsx';
import { useObservable } from './observable.ts';
import { ControlPanel } from './panel/control-panel.tsx';
import { TabBar } from './tab-bar.tsx';
import { TicketList } from './ticket-list.tsx';
import { TicketPage } from './ticket/ticket-page.tsx';
import type { Workspace } from './workspace.ts';
import { WorkflowProblems } from './workflow-problems.tsx';

/** The page in the navigation bar. Its address holds what the app shows of itself. */
function appPageOf({ place }: Workspace): AppPlace {
  const told = () => {
    const here = place.get();
    return { appRoute: 'handrail', appTitle: 'Handrail', appParams: here.kind === 'app' ? here.route : '' };
  };
  return {
    location: 'nav_bar',
    context: { account: { subdomain: 'desk' } },
    paths: {},
    present: (event) => (event === 'app.route.changed' ? told() : undefined),
    started: (session) => place.watch(() => place.get().kind === 'app' && session.fire('app.route.changed', told())),
  };
}

export function DeskPage() {
  const { data, workspace } = useDesk();
  const place = useObservable(workspace.place);
  const [appPage] = useState(() => appPageOf(workspace));
  const tabs = useObservable(workspace.tabs);
  const scheme = useObservable(workspace.scheme);
  const { faultRevision } = useObservable(data);
  const [isPanelOpen, setPanelOpen] = useState(false);
  // The lead page loads at the first visit and then stays, as in Zendesk.
  const [isAppVisited, setAppVisited] = useState(place.kind === 'app');
  if (place.kind === 'app' && !isAppVisited) setAppVisited(true);

  useEffect(() => {
    document.documentElement.dataset['scheme'] = scheme;
  }, [scheme]);
  useEffect(() => {
    document.title = place.kind === 'ticket' ? `Ticket #${place.id}` : 'Stand-in desk';
  }, [place]);

  return (
    <div className="desk" data-fault-revision={faultRevision}>
      <NavigationBar isPanelOpen={isPanelOpen} onPanel={() => setPanelOpen(!isPanelOpen)} />
      <div className="desk-main">
        <TabBar />
        <WorkflowProblems />
        <main className="desk-place">
          {place.kind === 'tickets' && <TicketList />}
          {tabs.map((id) => (
            <TicketPage key={id} id={id} isShown={place.kind === 'ticket' && place.id === id} />
          ))}
          {isAppVisited && (
            <section className="app-page" hidden={place.kind !== 'app'} aria-label="Handrail">
              <AppFrame place={appPage} title="Handrail" isActive={place.kind === 'app'} />
            </section>
          )}
        </main>
      </div>
      {isPanelOpen && <ControlPanel onClose={() => setPanelOpen(false)} />}
      <DialogLayer />
      <NoticeList />
    </div>
  );
}
