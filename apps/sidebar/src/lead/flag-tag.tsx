import { Tag } from '@zendeskgarden/react-tags';
import type { RunFlag, Severity } from '@handrail/contract';
import { severities } from '@handrail/contract/run-flag';
import { useLeadText } from '../text/lead-text.tsx';

/** Solid colours shout in lists, so only what waits has one. */
const hues: Readonly<Record<Severity, string | undefined>> = { high: 'yellow', medium: undefined, low: undefined };

/** Why a run may need a look. */
export function FlagTag({ flag }: { flag: RunFlag }) {
  const { t } = useLeadText();
  return (
    <Tag size="small" isRegular hue={hues[severities[flag]]}>
      {t(`lead.flag.${flag}`)}
    </Tag>
  );
}
