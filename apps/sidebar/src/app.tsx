import { ThemeProvider } from '@zendeskgarden/react-theming';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { colorSchemeOfAddress } from '@handrail/zaf';
import type { Launch } from '@handrail/contract';
import { PeopleProvider } from './zendesk/people.tsx';
import { places } from './place.tsx';
import { createApi } from './service/api.ts';
import { OpeningProblem } from './opening/opening-problem.tsx';
import type { Language } from './text/language.ts';
import type { BegunTicket } from './ticket/begin-ticket.ts';
import { TextProvider, useText } from './text/text.tsx';
import { Boundary } from './ui/boundary.tsx';
import { Section } from './ui/layout.ts';
import { Notice } from './ui/notice.tsx';
import { pageTheme } from './ui/page-theme.ts';
import { Skeleton } from './ui/skeleton.tsx';
import { unreachable } from './unreachable.ts';
import { type Connection, connectionOver } from './zendesk/connection.ts';
import { ZafError, type Zendesk, connectZendesk } from './zendesk/zendesk.ts';

interface AppProps {
  launch: Launch | null;
  /** The browser's, until Zendesk says the agent's. */
  language: Language;
  /** The connection that was begun before anything was drawn; a retry begins another. */
  first: Connection | ZafError;
  /** What was asked over that connection already. */
  begun: BegunTicket | null;
}

/** Draws the location that Zendesk opened, once Zendesk has answered. */
export function App({ launch, language, first, begun }: AppProps) {
  const [answer, setAnswer] = useState<Connection | ZafError | null>(first);
  const problem = answer instanceof ZafError ? answer : null;
  const connected = answer instanceof ZafError ? null : answer;
  const zendesk = connected?.zendesk ?? null;
  const retry = () => {
    setAnswer(null);
    void connectionOver(connectZendesk()).then(setAnswer);
  };
  return (
    <TextProvider {...(connected?.language ?? language)} timeZone={connected?.timeZone}>
      <Themed zendesk={zendesk}>
        {answer === null && <Skeleton />}
        {problem && <OpeningProblem problem={{ from: 'zendesk', error: problem }} onRetry={retry} />}
        {connected && (
          <PeopleProvider zendesk={connected.zendesk}>
            <Boundary>
              <Launched launch={launch} zendesk={connected.zendesk} begun={connected === first ? begun : null} />
            </Boundary>
          </PeopleProvider>
        )}
      </Themed>
    </TextProvider>
  );
}

/** Garden in Zendesk's own scheme, which may change while the page lives, and in the agent's direction. */
function Themed({ zendesk, children }: { zendesk: Zendesk | null; children: React.ReactNode }) {
  const { direction, spoken } = useText();
  const [base, setBase] = useState(() => colorSchemeOfAddress(location.search));
  useEffect(() => zendesk?.onColorScheme(setBase), [zendesk]);
  useEffect(() => {
    const page = document.documentElement;
    page.lang = spoken;
    page.dir = direction;
    page.dataset['scheme'] = base;
    page.style.colorScheme = base;
  }, [base, direction, spoken]);
  const theme = useMemo(() => pageTheme(base, direction), [base, direction]);
  return <ThemeProvider theme={theme}>{children}</ThemeProvider>;
}

interface Over {
  zendesk: Zendesk;
  begun: BegunTicket | null;
}

/** Zendesk opens a dialog without a sign-in: it shows what its opener tells it. */
function Launched({ launch, ...over }: { launch: Launch | null } & Over) {
  if (launch?.location === 'modal' || location.pathname.endsWith('/app/modal')) {
    return (
      <Suspense fallback={<Skeleton />}>
        <places.modal.Place zendesk={over.zendesk} />
      </Suspense>
    );
  }
  return launch ? <Place launch={launch} {...over} /> : <NotLaunched />;
}

function Place({ launch, zendesk, begun }: { launch: Launch } & Over) {
  switch (launch.location) {
    case 'ticket_sidebar':
      return (
        <Suspense fallback={<Skeleton />}>
          <places.ticket_sidebar.Place launch={launch} zendesk={zendesk} begun={begun} />
        </Suspense>
      );
    case 'nav_bar':
    case 'modal':
      return (
        <Suspense fallback={<Skeleton />}>
          <LeadPlace launch={launch} zendesk={zendesk} />
        </Suspense>
      );
    default:
      return unreachable(launch.location);
  }
}

function LeadPlace({ launch, zendesk }: { launch: Launch; zendesk: Zendesk }) {
  const [isSessionOver, setSessionOver] = useState(false);
  const [api] = useState(() => createApi({ session: launch.session, onSessionOver: () => setSessionOver(true) }));
  const isLead = launch.user.role !== 'agent';
  return <places.nav_bar.Place api={api} zendesk={zendesk} isLead={isLead} isSessionOver={isSessionOver} />;
}

function NotLaunched() {
  const { t } = useText();
  return (
    <Section>
      <Notice tone="warning" title={t('session.title')}>
        {t('launch.text')}
      </Notice>
    </Section>
  );
}
