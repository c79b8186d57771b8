import { Button } from '@zendeskgarden/react-buttons';
import type { RunView } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Section } from '../ui/layout.ts';

/** The way back to tickets that were merged into this one, or that it goes on from; what was found out there is proposed. */
export function MergedNotice({ from, cameFrom }: { from: RunView['mergedFrom']; cameFrom: RunView['cameFrom'] }) {
  const { t } = useText();
  const { zendesk } = useRun();
  if (from.length === 0) return null;
  return (
    <Section>
      {from.map((id) => (
        <div key={id}>
          <Button isLink style={{ textAlign: 'start' }} onClick={() => void zendesk.openTicket(id)}>
            {t(`merged.${cameFrom.find(({ ticketId }) => ticketId === id)?.how ?? 'from'}`, { id: String(id) })}
          </Button>
        </div>
      ))}
    </Section>
  );
}
