import type { EventBody } from '@handrail/contract';

export type Recording = Extract<EventBody, { type: 'fact_recorded' | 'fact_corrected' | 'fact_unobtainable' }>;

export const isRecording = (body: EventBody): body is Recording =>
  body.type === 'fact_recorded' || body.type === 'fact_corrected' || body.type === 'fact_unobtainable';
