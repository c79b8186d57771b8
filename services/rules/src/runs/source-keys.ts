import { isReadKey, type ReadKey, readKeys, type SourceKey } from '@handrail/contract';
import type { Pack } from '@handrail/workflows';
import type { SourceSettings } from '../sources/source-settings.ts';

const isSourceKey = (key: ReadKey): key is SourceKey => readKeys[key].source !== 'ticket';

/** Facts of the workflow that a system can be asked for. */
export function sourceKeys({ workflow }: Pack): Map<string, SourceKey> {
  return new Map(
    Object.entries(workflow.authored.facts).flatMap(([fact, authored]): [string, SourceKey][] => {
      const key = 'read' in authored ? authored.read : undefined;
      return key !== undefined && isReadKey(key) && isSourceKey(key) ? [[fact, key]] : [];
    }),
  );
}

/** Of these, the ones whose system is set up for the account. */
export function readableFacts(pack: Pack, settings: SourceSettings | undefined): Map<string, SourceKey> {
  return new Map([...sourceKeys(pack)].filter(([, key]) => settings?.[readKeys[key].source]));
}
