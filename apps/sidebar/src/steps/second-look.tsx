import { type ReactNode, useEffect, useState } from 'react';
import type { SecondLook, Step } from '@handrail/contract';
import { factOf } from '../fact/fact-words.ts';
import { lookUpWords } from '../fact/look-up-words.ts';
import { useRun } from '../state/run-context.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { Bullets, Meta } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { ReasonForm } from '../state/reason-form.tsx';
import { SmallButton } from '../ui/small-button.tsx';

interface SecondLookPartProps {
  step: Step;
  look: SecondLook;
  children: ReactNode;
}

/** Opening a step that cannot be undone reads again what it rests on; only then it shows what to do. */
export function SecondLookPart({ step, look, children }: SecondLookPartProps) {
  const { t, age } = useSayingText();
  const { secondLook, isReadOnly } = useRun();
  const [isLooking, setLooking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const isNeeded = look.state === 'needed' && !isReadOnly;
  const check = async (isAgain = false) => {
    setLooking(true);
    setFailed(!(await secondLook(step.id, isAgain)));
    setLooking(false);
  };
  useEffect(() => {
    if (isNeeded) void check();
    // Once when it is opened; after that the agent asks.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isNeeded, step.id]);

  if (isLooking) return <Meta as="output">{t('look_up.second.checking')}</Meta>;
  const retry = <SmallButton onClick={() => void check()}>{t('look_up.second.retry')}</SmallButton>;
  switch (look.state) {
    case 'needed':
      return hasFailed ? (
        <Notice tone="danger" actions={retry}>
          {t('look_up.second.failed')}
        </Notice>
      ) : null;
    case 'failed':
      return <FailedLook step={step} look={look} retry={retry} />;
    case 'old':
      return (
        <>
          <Meta>{t('look_up.second.old', { age: age(look.at ?? '') })}</Meta>
          {!isReadOnly && <SmallButton onClick={() => void check(true)}>{t('look_up.second.again')}</SmallButton>}
          {children}
        </>
      );
    case 'passed':
    case 'overridden':
    default:
      return (
        <>
          <Meta>
            {look.state === 'overridden'
              ? t('look_up.second.overridden')
              : t('look_up.second.passed', { age: age(look.at ?? '') })}
          </Meta>
          {children}
        </>
      );
  }
}

function FailedLook({ step, look, retry }: { step: Step; look: SecondLook; retry: ReactNode }) {
  const text = useSayingText();
  const { t } = text;
  const { run, record, isReadOnly } = useRun();
  return (
    <>
      <Notice tone="danger" actions={isReadOnly ? undefined : retry}>
        {t('look_up.second.failed')}
      </Notice>
      {[...new Set(look.problems.map((problem) => lookUpWords(problem, text)))].map((why) => (
        <div key={why}>
          <Meta>{why}</Meta>
          <Bullets>
            {look.problems
              .filter((problem) => lookUpWords(problem, text) === why)
              .map(({ fact }) => (
                <Meta as="li" key={fact}>
                  {factOf(run, fact)?.declaration.ask}
                </Meta>
              ))}
          </Bullets>
        </div>
      ))}
      {!isReadOnly && (
        <ReasonForm
          name={`${run.id}:second_look:${step.id}`}
          label={t('look_up.second.override')}
          confirm={t('look_up.second.open')}
          onConfirm={(reason) => void record({ type: 'second_look_overridden', step: step.id, reason })}
        />
      )}
    </>
  );
}
