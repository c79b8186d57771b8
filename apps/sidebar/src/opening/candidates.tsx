import { lazy } from 'react';
import { Later } from '../ui/later.tsx';
import { Button } from '@zendeskgarden/react-buttons';
import type { Candidate, Match } from '@handrail/contract';
import type { TicketStore } from '../state/ticket-store.ts';
import { useText } from '../text/text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Boxed, Meta, Row, Section, Stack } from '../ui/layout.ts';

const WorkflowSearch = lazy(async () => ({ default: (await import('./workflow-search.tsx')).WorkflowSearch }));

interface CandidatesProps {
  match: Match;
  store: TicketStore;
}

/** No run yet: what fits and why. When nothing does, one line, and what was looked at and the best guesses beneath it. */
export function Candidates({ match, store }: CandidatesProps) {
  const { t, list } = useText();
  const fitting = match.candidates.filter(({ fits }) => fits);
  const guesses = match.candidates.slice(0, 2);
  const isNone = fitting.length === 0;
  return (
    <Section>
      <Stack $gap={12}>
        <h1>{t(isNone ? 'match.none' : 'match.several')}</h1>
        {isNone && match.lookedAt.length > 0 && <Meta>{t('match.looked', { what: list(match.lookedAt) })}</Meta>}
        {isNone && guesses.length > 0 && (
          <Disclosure label={t('match.guesses')}>
            {() => guesses.map((guess) => <CandidateCard key={guess.workflow.id} candidate={guess} store={store} />)}
          </Disclosure>
        )}
        {fitting.slice(0, 3).map((candidate) => (
          <CandidateCard key={candidate.workflow.id} candidate={candidate} store={store} />
        ))}
        <Disclosure key={String(isNone)} label={t('match.all')} isOpenAtFirst={isNone}>
          {() => (
            <Later>
              <WorkflowSearch store={store} />
            </Later>
          )}
        </Disclosure>
      </Stack>
    </Section>
  );
}

function CandidateCard({ candidate, store }: { candidate: Candidate; store: TicketStore }) {
  const { t, list } = useText();
  const { workflow, because, subjects } = candidate;
  return (
    <Boxed>
      <Stack $gap={4}>
        <h2>{workflow.title}</h2>
        <Row>
          {(subjects.length === 0 ? [null] : subjects.slice(0, 3)).map((subject) => (
            <Button
              key={subject}
              size="small"
              aria-label={`${workflow.title}: ${subject === null ? t('match.start') : t('match.start.for', { subject })}`}
              onClick={() => void store.start(workflow.id, subject)}
            >
              {subject === null ? t('match.start') : t('match.start.for', { subject })}
            </Button>
          ))}
        </Row>
        <Meta>{t('match.because', { because: list(because) })}</Meta>
      </Stack>
    </Boxed>
  );
}
