import { useEffect, useState } from 'react';
import { eventWords } from './event-words.ts';
import { type Act, stands, takingBack } from '../state/undo.ts';
import { useRun } from '../state/run-context.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { Meta, Row, Section } from '../ui/layout.ts';
import { SmallButton } from '../ui/small-button.tsx';

/** Time to see a misclick, ms. */
const toUndo = 10_000;

/** What was recorded just now, and the way back without a reason. It stays while the agent is on it. */
export function UndoLine({ acts }: { acts: readonly Act[] }) {
  const text = useSayingText();
  const { t } = text;
  const { run, record, me } = useRun();
  const [isHeld, setHeld] = useState(false);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => setOver(true), toUndo);
    return () => clearTimeout(timer);
  }, [isHeld]);
  if (isOver || !acts.every((act) => stands(act, run, me.id))) return null;
  const answers = acts.filter(({ body }) => 'fact' in body);
  const [act] = answers.length > 0 ? answers : acts;
  if (!act) return null;
  const what = answers.length > 1 ? t('undo.answers', { count: answers.length }) : eventWords(act.body, run, text);
  const hold = () => setHeld(true);
  const letGo = () => setHeld(false);
  return (
    <Section as="div" data-testid="undo">
      <Row onFocus={hold} onBlur={letGo} onPointerEnter={hold} onPointerLeave={letGo}>
        <Meta as="span">{t('undo.recorded', { what })}</Meta>
        <SmallButton
          aria-label={t('undo.of', { what })}
          onClick={() => {
            for (const body of takingBack(acts, t('undo.reason'))) void record(body);
          }}
        >
          {t('undo')}
        </SmallButton>
      </Row>
    </Section>
  );
}
