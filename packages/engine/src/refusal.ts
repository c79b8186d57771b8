/** Why an event is refused, in the contract's problem codes. */
export type Refusal = {
  code: 'bad_request' | 'gate_locked' | 'forbidden' | 'conflict';
  detail: string;
  /** Field of the event body, e.g. `value`. */
  path?: string;
};
