import { Icon as TodoIcon } from 'icon:16/circle-stroke';
import { Icon as LockedIcon } from 'icon:16/lock-locked-stroke';
import { Icon as DoneIcon } from 'icon:16/check-circle-stroke';
import { Icon as WaitingIcon } from 'icon:16/clock-stroke';
import { Icon as DashIcon } from 'icon:16/dash-stroke';
import { Icon as FailedIcon } from 'icon:16/alert-error-stroke';
import { Icon as DeniedIcon } from 'icon:16/x-circle-stroke';
import { type ReactNode, useId } from 'react';
import { Tag } from '@zendeskgarden/react-tags';
import { unreachable } from '../unreachable.ts';
import { styled } from 'styled-components';
import type { Step, StepMark } from '@handrail/contract';
import { useActorName } from '../zendesk/people.tsx';
import { RefusalNotice } from '../state/refusal-notice.tsx';
import { useRun, useTarget } from '../state/run-context.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { type SayingText, useSayingText } from '../text/saying-text.tsx';
import { type Tone, themed, toned } from '../ui/color.ts';
import { Bullets, Meta, Plain, Row, Stack } from '../ui/layout.ts';
import { SecondLookPart } from './second-look.tsx';

const looks = {
  todo: { Icon: TodoIcon, tone: 'neutral' },
  locked: { Icon: LockedIcon, tone: 'neutral' },
  done: { Icon: DoneIcon, tone: 'success' },
  waiting: { Icon: WaitingIcon, tone: 'warning' },
  not_needed: { Icon: DashIcon, tone: 'neutral' },
  skipped: { Icon: DashIcon, tone: 'warning' },
  failed: { Icon: FailedIcon, tone: 'danger' },
  denied: { Icon: DeniedIcon, tone: 'danger' },
} as const satisfies Record<StepMark['state'] | 'denied', { Icon: typeof TodoIcon; tone: Tone }>;

const Item = styled.li<{ $tone: Tone }>`
  border-bottom: 1px solid ${themed('border.subtle')};
  > button {
    align-items: flex-start;
    padding-block: 6px;
  }
  > button > svg:first-child {
    flex: none;
    margin-top: 2px;
    color: ${({ theme, $tone }) => toned('foreground', $tone, theme)};
  }
`;

const Body = styled(Stack)`
  padding-block-end: 12px;
  padding-inline-start: 24px;
`;

interface StepFrameProps {
  step: Step;
  /** What the line says in place of the step's title. */
  name?: ReactNode;
  /** Stands below the line, be it open or not. */
  below?: ReactNode;
  isOpen: boolean;
  onToggle: () => void;
  children: () => ReactNode;
}

/** Somebody answered, so it is done, but not as it was hoped. */
function isDenied(step: Step): boolean {
  return step.kind === 'approval' && step.mark.state === 'done' && step.approval.state === 'denied';
}

/** One line per step; the open one shows what to do. */
export function StepFrame({ step, name = step.title, below, isOpen, onToggle, children }: StepFrameProps) {
  const text = useSayingText();
  const { t } = text;
  const panel = useId();
  const { queued, refusal } = useTarget({ step: step.id });
  const nameOf = useActorName();
  const { state } = step.mark;
  const { Icon, tone } = looks[isDenied(step) ? 'denied' : state];
  // An approval says for itself who was asked and what came of it.
  const isSaidBelow = step.kind === 'approval' && (state === 'todo' || state === 'waiting' || state === 'done');
  const standing = isSaidBelow ? null : markWords(step.mark, text, nameOf);
  const isReply = step.kind === 'reply';
  const hint = step.hint !== null && <p>{step.hint}</p>;
  return (
    <Item $tone={tone} data-step={step.id} data-state={state}>
      <Plain type="button" aria-expanded={isOpen} aria-controls={isOpen ? panel : undefined} onClick={onToggle}>
        <Icon />
        <span>
          <span className="visually-hidden">{t(`mark.${state}`)}: </span>
          {name}{' '}
          {(state === 'skipped' || state === 'failed') && (
            <Tag size="small" isRegular hue={state === 'failed' ? 'red' : undefined} aria-hidden="true">
              {t(`mark.${state}`)}
            </Tag>
          )}
          {queued && (
            <Tag size="small" isRegular>
              {t('queued.mark')}
            </Tag>
          )}
        </span>
      </Plain>
      {below}
      {isOpen && (
        <Body id={panel}>
          {step.irreversible && (
            <Row>
              <Tag size="small" isRegular hue="red">
                {t('step.irreversible')}
              </Tag>
            </Row>
          )}
          {/* A reply is only prepared by its click and can still be worded; other steps are read about first. */}
          {!isReply && hint}
          {standing !== null && <Meta>{standing}</Meta>}
          <StepBody step={step}>{children}</StepBody>
          {isReply && hint}
          {step.gate && <Meta>{t('step.required')}</Meta>}
          {refusal && <RefusalNotice problem={refusal.problem} isRecording />}
        </Body>
      )}
    </Item>
  );
}

/** What a step asks for; before what cannot be undone, the look that opens it. */
function StepBody({ step, children }: { step: Step; children: () => ReactNode }) {
  const { secondLook, mark } = step;
  const isWaiting = mark.state === 'todo' || mark.state === 'failed' || secondLook?.state === 'failed';
  if (secondLook && step.phase === 'now' && isWaiting) {
    return (
      <SecondLookPart step={step} look={secondLook}>
        {mark.state === 'locked' ? null : children()}
      </SecondLookPart>
    );
  }
  return mark.state === 'locked' ? <Keys mark={mark} /> : children();
}

/** What has to be known or done before a locked step opens. There is no way to tick it. */
function Keys({ mark }: { mark: Extract<StepMark, { state: 'locked' }> }) {
  const { run } = useRun();
  const titles = run.steps.filter(({ id }) => mark.steps.includes(id)).map(({ id, title }) => ({ id, title }));
  const questions = run.facts.flatMap(({ declaration }) =>
    mark.facts.includes(declaration.id) ? [{ id: declaration.id, title: declaration.ask }] : [],
  );
  const unsaid = [...titles, ...questions].filter(({ title }) => !mark.why.includes(title));
  if (unsaid.length === 0) return null;
  return (
    <Bullets>
      {unsaid.map(({ id, title }) => (
        <Meta as="li" key={id}>
          {title}
        </Meta>
      ))}
    </Bullets>
  );
}

function markWords(mark: StepMark, text: SayingText, nameOf: ReturnType<typeof useActorName>): string | null {
  const { t, age } = text;
  switch (mark.state) {
    case 'todo':
      return mark.lapsed === null ? null : t('mark.lapsed', { why: sayingWords(mark.told, text, mark.lapsed) });
    case 'locked':
      return sayingWords(mark.told, text, mark.why);
    case 'done':
      return [
        t('mark.done.by', { name: nameOf(mark.by), age: age(mark.at) }),
        sayingWords(mark.told, text, mark.note ?? ''),
      ]
        .filter(Boolean)
        .join('. ');
    case 'waiting':
      return null;
    case 'not_needed':
      return sayingWords(mark.told, text, mark.why);
    case 'skipped':
      return t('mark.skipped.by', { name: nameOf(mark.by), age: age(mark.at), reason: mark.reason });
    case 'failed':
      return t('mark.failed.at', { age: age(mark.at), message: mark.message });
    default:
      return unreachable(mark);
  }
}
