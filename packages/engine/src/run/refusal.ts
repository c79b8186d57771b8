import type { Refused, RefusedCode, Saying, SayingPart } from '@handrail/contract';

/** Why an event is refused, in the contract's problem codes. */
export type Refusal = {
  code: 'bad_request' | 'gate_locked' | 'forbidden' | 'conflict';
  /** In English, for logs and programs. */
  detail: string;
  /** As what a page makes its own words of; null where no page lets a person come to it. */
  told: Refused | null;
  /** Field of the event body, e.g. `value`. */
  path?: string;
};

/** What a page makes its own words of. */
export const refused = (code: RefusedCode, values: Record<string, SayingPart> = {}, because?: Saying): Refused => ({
  refused: code,
  values,
  ...(because ? { because } : {}),
});
