import type { Proposal } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Row, Section, Stack } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { SmallButton } from '../ui/small-button.tsx';
import { factOf, valueWords } from './fact-words.ts';
import { useRun } from '../state/run-context.tsx';

/** What a source says about one question, with the sentence it rests on; one click makes it the agent's answer. */
export function ProposalRow({ proposal }: { proposal: Proposal }) {
  const text = useText();
  const { t, age } = text;
  const { run, record, isReadOnly } = useRun();
  const view = factOf(run, proposal.fact);
  if (!view) return null;
  const { declaration, fact } = view;
  const { value, source, says, link, at } = proposal;
  // Yes, no and counts are the reader's words; a label is the workflow's.
  const shown = declaration.type === 'members' ? proposal.shown : valueWords(value, declaration, text);
  // A merge says only from which ticket a value comes.
  const merged = run.mergedFrom.find((id) => says === `#${id}`);
  const told =
    merged === undefined
      ? t(`proposal.${source}`, { value: shown })
      : t('proposal.merged', { value: shown, id: String(merged) });
  const isKnown = fact.state === 'known' && fact.source !== 'workflow';
  // What it rests on is kept with it.
  const taken = { fact: proposal.fact, value, source: 'agent' as const, evidence: link };
  const take = () =>
    record(
      isKnown ? { type: 'fact_corrected', ...taken, reason: told } : { type: 'fact_recorded', ...taken, note: says },
      { undo: 'click' },
    );
  return (
    <Stack $gap={4} data-proposal={proposal.fact}>
      <p>
        {isKnown && t('proposal.otherwise')} {told}
      </p>
      <Row>
        {!isReadOnly && (
          <SmallButton
            aria-label={t('proposal.use.of', { value: shown, question: declaration.ask })}
            onClick={() => void take()}
          >
            {t('proposal.use')}
          </SmallButton>
        )}
        {link !== null && (
          <Meta>
            <OutsideLink url={link}>{t('proposal.look')}</OutsideLink>
          </Meta>
        )}
        {source !== 'ticket' && <Meta>{age(at)}</Meta>}
      </Row>
      {says !== proposal.shown && says !== shown && merged === undefined && (
        <Meta as="blockquote" style={{ margin: 0 }}>
          {says}
        </Meta>
      )}
    </Stack>
  );
}

/** What sources say against answers that are already there. */
export function Contradictions() {
  const { t } = useText();
  const { run } = useRun();
  const known = run.proposals.filter(({ fact }) => {
    const state = factOf(run, fact)?.fact;
    return state?.state === 'known' && state.source !== 'workflow';
  });
  if (known.length === 0) return null;
  return (
    <Section aria-label={t('proposal.otherwise')}>
      <Stack $gap={12}>
        {known.map((proposal) => (
          <ProposalRow key={proposal.fact} proposal={proposal} />
        ))}
      </Stack>
    </Section>
  );
}
