import type { NewEvent } from '../service/api.ts';
import type { FactDeclaration } from '@handrail/contract';

type SentSource = Extract<NewEvent, { type: 'fact_recorded' }>['source'];

/** Who vouches for an answer the agent enters: the person it was asked of, else the agent who looked. */
export function sourceOf({ who }: FactDeclaration): SentSource {
  return who === 'source' ? 'agent' : who;
}
