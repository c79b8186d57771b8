import { useEffect, useState } from 'react';
import type { RunView, Step } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Boundary } from '../ui/boundary.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Meta, Section } from '../ui/layout.ts';
import { decisionsOf } from './decisions-of.ts';
import { StepAction } from './step.tsx';
import { useIsAskedElsewhere } from './step-facts.tsx';
import { StepFrame } from './step-frame.tsx';
import { waitingStep } from './waiting-step.ts';

type Group = 'over' | 'now' | 'not_needed' | 'later';

function groupOf({ mark, phase }: Step): Group {
  if (mark.state === 'done' || mark.state === 'skipped') return 'over';
  if (mark.state === 'not_needed') return 'not_needed';
  return phase === 'later' ? 'later' : phase === 'past' ? 'not_needed' : 'now';
}

/** What to do. The next step is open; what is done and what may follow is folded away. */
export function StepList({ run, jumpTo }: { run: RunView; jumpTo: { step: string } | null }) {
  const { t } = useText();
  const { me, isReadOnly } = useRun();
  // While the decision is open the questions lead; an outline of everything would only be noise.
  const isDecided = run.decision.status === 'decided';
  const isAskedElsewhere = useIsAskedElsewhere();
  // What the questions above ask for needs no second place.
  const next = run.steps.find((step) => step.id === run.nextStep && (isDecided || !isAskedElsewhere(step)))?.id ?? null;
  const [openId, setOpenId] = useState(next);
  const [isChosen, setChosen] = useState(false);
  const [lastNext, setLastNext] = useState(next);
  const [lastJump, setLastJump] = useState(jumpTo);
  if (next !== lastNext) {
    setLastNext(next);
    // With nothing next, as after asking for an approval, the agent stays where they are; so do they on a step that
    // they opened themselves or write in, and that still has to be done.
    const isWorkedOn = isChosen && run.steps.some((step) => step.id === openId && groupOf(step) === 'now');
    if (next !== null && !isWorkedOn) {
      setOpenId(next);
      setChosen(false);
    }
  }
  if (jumpTo !== lastJump) {
    setLastJump(jumpTo);
    if (jumpTo) setOpenId(jumpTo.step);
  }
  useEffect(() => {
    if (!jumpTo) return;
    requestAnimationFrame(() => {
      const button = document.querySelector<HTMLElement>(`[data-step="${jumpTo.step}"] button`);
      button?.scrollIntoView({ block: 'center' });
      button?.focus();
    });
  }, [jumpTo]);

  // What goes out with the next reply is part of that step until the reply is sent.
  const within = run.turn?.reply ? [run.turn.status?.step, run.turn.wait] : [];
  // What the reader is to decide stands above everything else.
  const above = isReadOnly ? [] : decisionsOf(run, me).map(({ id }) => id);
  // What is waited for stands below, by whom it waits on.
  const below = run.waits.flatMap((wait) => waitingStep(run, wait)?.id ?? []);
  const elsewhere = new Set([...within, ...above, ...below]);
  const steps = (group: Group) => run.steps.filter((step) => groupOf(step) === group && !elsewhere.has(step.id));
  const list = (group: Group) => (
    <ol>
      {steps(group).map((step) => (
        <StepFrame
          key={step.id}
          step={step}
          isOpen={openId === step.id}
          onToggle={() => {
            setOpenId(openId === step.id ? null : step.id);
            setChosen(openId !== step.id);
          }}
        >
          {() => (
            <Boundary of={`${run.seq}`}>
              <StepAction step={step} />
            </Boundary>
          )}
        </StepFrame>
      ))}
    </ol>
  );
  const folded = (
    group: Exclude<Group, 'now'>,
    key: 'steps.done' | 'steps.over' | 'steps.not_needed' | 'steps.later',
  ) =>
    steps(group).length > 0 && (
      <Disclosure label={<Meta as="span">{t(key, { count: steps(group).length })}</Meta>}>
        {() => list(group)}
      </Disclosure>
    );
  if (!isDecided && steps('now').length === 0 && steps('over').length === 0) return null;
  return (
    <Section aria-label={t('steps.heading')} onInput={() => setChosen(true)}>
      <h2 className={isDecided ? 'visually-hidden' : undefined}>{t('steps.heading')}</h2>
      {steps('now').length > 0 && list('now')}
      {steps('now').length === 0 && run.waits.length === 0 && (
        <Meta>{t(isDecided ? 'steps.all_done' : 'steps.none')}</Meta>
      )}
      {folded('over', steps('over').some(({ mark }) => mark.state === 'skipped') ? 'steps.over' : 'steps.done')}
      {isDecided && folded('not_needed', 'steps.not_needed')}
      {isDecided && folded('later', 'steps.later')}
    </Section>
  );
}
