import { useState } from 'react';
import type { RunView } from '@handrail/contract';
import { Button } from '@zendeskgarden/react-buttons';
import { factOf } from '../fact/fact-words.ts';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Ways } from '../ui/layout.ts';
import { ReasonForm } from '../state/reason-form.tsx';

const ways = { out: 'case.out_of_scope', doubt: 'case.in_doubt' } as const;
export type Way = keyof typeof ways;

/** The facts by which the workflows of this version know both ways. */
export function scopeWays(run: RunView): Way[] {
  return (['out', 'doubt'] as const).filter((way) => factOf(run, ways[way]) !== null);
}

/** The agent says that the procedure does not fit, or that a manager has to look first. */
export function ScopeForm({ offered }: { offered: readonly Way[] }) {
  const { t } = useText();
  const { run, record } = useRun();
  const [way, setWay] = useState<Way | null>(null);
  if (way === null) {
    return (
      <Ways>
        {offered.map((each) => (
          <Button key={each} size="small" isBasic onClick={() => setWay(each)}>
            {t(`scope.${each}`)}
          </Button>
        ))}
      </Ways>
    );
  }
  return (
    <ReasonForm
      name={`${run.id}:run:${way}`}
      label={t('scope.reason')}
      confirm={t(`scope.${way}`)}
      onCancel={() => setWay(null)}
      onConfirm={(reason) => {
        void record({ type: 'fact_corrected', fact: ways[way], value: true, source: 'agent', reason });
        setWay(null);
      }}
    />
  );
}
