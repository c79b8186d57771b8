import { Icon as PassIcon } from 'icon:16/check-lg-stroke';
import { Icon as FailIcon } from 'icon:16/x-stroke';
import { Icon as UnknownIcon } from 'icon:16/question-mark-stroke';
import { Icon as OffIcon } from 'icon:16/dash-stroke';
import { lazy, useState } from 'react';
import { Later } from '../ui/later.tsx';
import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { FactView, RuleView, RunView } from '@handrail/contract';
import { useKnownName } from '../zendesk/people.tsx';
import { useText } from '../text/text.tsx';
import { type Tone, themed, toned } from '../ui/color.ts';
import { Meta } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { factOf, factWords, provenanceWords } from '../fact/fact-words.ts';
import { LookedUpNote } from '../fact/looked-up-note.tsx';
import { useRun } from '../state/run-context.tsx';

const FactCorrection = lazy(async () => ({ default: (await import('../fact/fact-correction.tsx')).FactCorrection }));

type Standing = 'pass' | 'fail' | 'unknown' | 'applies' | 'applies_not';

/** A gate that holds forbids; a finding that holds is the news. */
export function standingOf({ state, polarity }: RuleView): Standing {
  if (state === 'unknown') return 'unknown';
  if (polarity === 'gate') return state === 'holds' ? 'fail' : 'pass';
  return state === 'holds' ? 'applies' : 'applies_not';
}

const order: readonly Standing[] = ['fail', 'unknown', 'applies', 'pass', 'applies_not'];
const looks = {
  fail: { Icon: FailIcon, tone: 'danger' },
  unknown: { Icon: UnknownIcon, tone: 'warning' },
  applies: { Icon: PassIcon, tone: 'success' },
  pass: { Icon: PassIcon, tone: 'success' },
  applies_not: { Icon: OffIcon, tone: 'neutral' },
} as const satisfies Record<Standing, { Icon: typeof FailIcon; tone: Tone }>;

const Item = styled.li<{ $tone: Tone }>`
  border-bottom: 1px solid ${themed('border.subtle')};
  summary {
    display: flex;
    gap: 8px;
    padding: 4px 0;
    min-height: 24px;
    font-size: 12px;
    line-height: 16px;
    cursor: pointer;
    &:focus-visible {
      outline: 2px solid ${themed('border.primaryEmphasis')};
    }
  }
  summary > svg {
    flex: none;
    color: ${({ theme, $tone }) => toned('foreground', $tone, theme)};
  }
  summary::after {
    content: '';
    flex: none;
    margin-block: 6px;
    margin-inline: auto 4px;
    border-block-start: 4px solid;
    border-inline: 4px solid transparent;
  }
  [open] > summary::after {
    rotate: 180deg;
  }
  details > div {
    padding: 0 0 8px;
    padding-inline-start: 24px;
  }
`;

const Value = styled.bdi`
  font-weight: 600;
  color: ${themed('foreground.default')};
`;

/** A link in the middle of a line: broken over two, it would lie over what comes after it. */
const Whole = styled.span`
  display: inline-block;
  max-width: 100%;
  overflow-wrap: anywhere;
`;

/** Every rule in a line that opens what is known about it: what decides first, then what forbids, then what is unknown. */
export function RuleList({ run }: { run: RunView }) {
  const rules = run.decision.rules.toSorted(
    (a, b) => Number(b.decides) - Number(a.decides) || order.indexOf(standingOf(a)) - order.indexOf(standingOf(b)),
  );
  return (
    <ul>
      {rules.map((rule) => (
        <RuleItem key={rule.id} rule={rule} run={run} />
      ))}
    </ul>
  );
}

function RuleItem({ rule, run }: { rule: RuleView; run: RunView }) {
  const { t } = useText();
  const standing = standingOf(rule);
  const { Icon, tone } = looks[standing];
  const isNews = standing !== 'pass' && standing !== 'applies_not';
  const says = standing === 'pass' ? (rule.passes ?? rule.reason) : rule.reason;
  return (
    <Item $tone={tone} data-rule={rule.id}>
      <details open={rule.decides}>
        <summary>
          <Icon />
          <span>
            <span className={rule.decides ? undefined : 'visually-hidden'}>
              <strong>{t(`rule.${standing}`)}</strong>
              {rule.decides && ` (${t('rule.decides')})`}:{' '}
            </span>
            <span>{says}</span>
          </span>
        </summary>
        <div>
          {rule.facts.map((id) => {
            const view = factOf(run, id);
            return view && <FactLine key={id} view={view} />;
          })}
          {isNews && rule.note !== null && <Meta>{rule.note}</Meta>}
          <Meta>
            <OutsideLink url={rule.citation.url}>{t('rule.source', { heading: rule.citation.heading })}</OutsideLink>
          </Meta>
        </div>
      </details>
    </Item>
  );
}

function FactLine({ view }: { view: FactView }) {
  const text = useText();
  const { isReadOnly } = useRun();
  const [isCorrecting, setCorrecting] = useState(false);
  const { declaration, fact } = view;
  const provenance = provenanceWords(fact, text, useKnownName());
  const isCorrectable = !isReadOnly && declaration.role === 'case' && fact.state !== 'unknown';
  return (
    <Meta as="div">
      <span>{declaration.ask}</span> <Value>{factWords(view, text)}</Value>
      {provenance !== null && ` (${provenance})`}
      {fact.state !== 'unknown' && fact.evidence !== null && (
        <>
          {' '}
          <Whole>
            <OutsideLink url={fact.evidence}>{new URL(fact.evidence).hostname}</OutsideLink>
          </Whole>
        </>
      )}
      <LookedUpNote view={view} />
      {isCorrectable && !isCorrecting && (
        <>
          {' '}
          <Button
            isLink
            size="small"
            aria-label={text.t('fact.correct.of', { fact: declaration.ask })}
            onClick={() => setCorrecting(true)}
          >
            {text.t('fact.correct')}
          </Button>
        </>
      )}
      {isCorrecting && (
        <Later>
          <FactCorrection view={view} onClose={() => setCorrecting(false)} />
        </Later>
      )}
    </Meta>
  );
}
