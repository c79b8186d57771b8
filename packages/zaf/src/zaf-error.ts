/**
 * Why a ZAF call gave no usable answer.
 * - `no_sdk`: Zendesk's script did not load.
 * - `not_in_zendesk`: the page was not opened by Zendesk (`init` answered false).
 * - `not_registered`: the host never answered the handshake within our deadline.
 * - `timed_out`: this call got no answer within our deadline; a write may still have happened.
 * - `refused`: the host answered with an error.
 * - `unexpected_answer`: the host answered something of another shape.
 * - `no_response`: an HTTP request went out and no HTTP answer came back; a write may still have happened.
 * - `wrong_mode`: the composer could not be brought into the wanted mode, so nothing was written.
 * - `mixed`: the composer holds a draft of another mode, so nothing was written.
 * - `own_changed`: the draft holds the app's text, changed by hand; writing it again would double it.
 * - `submitting`: the agent's submit was still under way, so nothing was written.
 * - `not_inserted`: the text is not in the composer after inserting it.
 */
export type ZafErrorCode =
  | 'no_sdk'
  | 'not_in_zendesk'
  | 'not_registered'
  | 'timed_out'
  | 'refused'
  | 'unexpected_answer'
  | 'no_response'
  | 'wrong_mode'
  | 'mixed'
  | 'own_changed'
  | 'submitting'
  | 'not_inserted';

/** The one error of this package: always names the call, never rejects with anything else. */
export class ZafError extends Error {
  override name = 'ZafError';
  readonly code: ZafErrorCode;
  /** E.g. `get ticket.status` or `PUT /api/v2/tickets/12`. */
  readonly call: string;

  constructor(code: ZafErrorCode, call: string, detail: string, options?: ErrorOptions) {
    super(`${call}: ${detail}`, options);
    this.code = code;
    this.call = call;
  }
}

/** The composer holds a draft of another mode than the text's, so nothing was written. */
export class MixedError extends ZafError {
  /** The mode that the text needs. */
  readonly wanted: 'public' | 'internal';

  constructor(wanted: 'public' | 'internal', detail: string) {
    super('mixed', 'get comment.type', detail);
    this.wanted = wanted;
  }
}
