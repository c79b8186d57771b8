import { useState } from 'react';
import type { FactDeclaration } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { SmallButton } from '../ui/small-button.tsx';

/** Reads one answer from its system, for the first time or again; nothing where it cannot be read now. */
export function LookAgain({ declaration }: { declaration: FactDeclaration }) {
  const { t } = useSayingText();
  const { run, lookUp, isReadOnly } = useRun();
  const [isLooking, setLooking] = useState(false);
  if (isReadOnly || !run.canLookUp.includes(declaration.id)) return null;
  const looked = run.lookUps.find(({ fact }) => fact === declaration.id);
  const look = async () => {
    setLooking(true);
    await lookUp([declaration.id]);
    setLooking(false);
  };
  return (
    <SmallButton
      disabled={isLooking}
      aria-label={t(looked ? 'look_up.again.of' : 'look_up.first.of', { question: declaration.ask })}
      onClick={() => void look()}
    >
      {isLooking && looked
        ? t('look_up.looking', { source: t(`source.${looked.source}`) })
        : t(looked ? 'look_up.again' : 'look_up.first')}
    </SmallButton>
  );
}
