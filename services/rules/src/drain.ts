/**
 * Whether this instance is about to end. While it drains it still answers, but says `503` at `/readyz` and closes each
 * connection after its answer, so that a proxy sends new work elsewhere before anything is cut.
 */
export interface Drain {
  isOn(): boolean;
  begin(): void;
}

export function newDrain(): Drain {
  let isOn = false;
  return {
    isOn: () => isOn,
    begin() {
      isOn = true;
    },
  };
}
