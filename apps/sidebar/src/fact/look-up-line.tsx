import type { FactDeclaration } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { Meta, Row } from '../ui/layout.ts';
import { LookAgain } from './look-again.tsx';
import { lookUpWords } from './look-up-words.ts';

/** What the last look-up of an open question came to, and a way to look again. */
export function LookUpLine({ declaration }: { declaration: FactDeclaration }) {
  const text = useSayingText();
  const { run } = useRun();
  const looked = run.lookUps.find(({ fact }) => fact === declaration.id);
  const says = looked ? lookUpWords(looked, text) : null;
  if (says === null && !run.canLookUp.includes(declaration.id)) return null;
  return (
    <Row data-look-up={declaration.id}>
      {says !== null && <Meta>{says}</Meta>}
      <LookAgain declaration={declaration} />
    </Row>
  );
}
