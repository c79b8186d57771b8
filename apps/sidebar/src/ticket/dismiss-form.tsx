import { Button } from '@zendeskgarden/react-buttons';
import { useRun } from '../state/run-context.tsx';
import { useMoreText } from '../text/more-text.tsx';
import { Ways } from '../ui/layout.ts';

const whys = ['wrong_workflow', 'withdrawn', 'duplicate', 'out_of_scope', 'not_needed'] as const;

/** One click with the reason ends a checklist that does not belong here. */
export function DismissForm() {
  const { t } = useMoreText();
  const { record } = useRun();
  return (
    <Ways>
      {whys.map((why) => (
        <Button
          key={why}
          size="small"
          isBasic
          onClick={() => void record({ type: 'run_ended', ending: 'dismissed', why })}
        >
          {t(`dismiss.${why}`)}
        </Button>
      ))}
    </Ways>
  );
}
