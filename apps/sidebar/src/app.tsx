import { ThemeProvider } from '@zendeskgarden/react-theming';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { colorSchemeOfAddress } from '@handrail/zaf';
import type { Launch } from '@handrail/contract';
import { PeopleProvider } from './zendesk/people.tsx';
import { places } from './place.tsx';
import { createApi } from './service/api.ts';
import { OpeningProblem } from './opening/opening-problem.tsx';
import type { Language } from './text/language.ts';
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
}

/** Draws the location that Zendesk opened, once Zendesk has answered. */
export function App({ launch, language, first }: AppProps) {
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
              <Launched launch={launch} zendesk={connected.zendesk} />
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

/** Zendesk opens a dialog without a sign-in: it shows what its opener tells it. */
function Launched({ launch, zendesk }: { launch: Launch | null; zendesk: Zendesk }) {
  if (launch?.location === 'modal' || location.pathname.endsWith('/app/modal')) {
    return (
      <Suspense fallback={<Skeleton />}>
        <places.modal.Place zendesk={zendesk} />
      </Suspense>
    );
  }
  return launch ? <Place launch={launch} zendesk={zendesk} /> : <NotLaunched />;
}

function Place({ launch, zendesk }: { launch: Launch; zendesk: Zendesk }) {
  const [isSessionOver, setSessionOver] = useState(false);
  const [api] = useState(() => {
    const api = createApi({ session: launch.session, onSessionOver: () => onOver.current() });
    const onOver = { current: () => setSessionOver(true) };
    return api;
  });
  switch (launch.location) {
    case 'ticket_sidebar':
      return (
        <Suspense fallback={<Skeleton />}>
          <places.ticket_sidebar.Place api={api} launch={launch} zendesk={zendesk} isSessionOver={isSessionOver} />
        </Suspense>
      );
    case 'nav_bar':
    case 'modal':
      return (
        <Suspense fallback={<Skeleton />}>
          <places.nav_bar.Place
            api={api}
            zendesk={zendesk}
            isLead={launch.user.role !== 'agent'}
            isSessionOver={isSessionOver}
          />
        </Suspense>
      );
    default:
      return unreachable(launch.location);
  }
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
