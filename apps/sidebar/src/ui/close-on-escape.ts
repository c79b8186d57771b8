import type { KeyboardEvent } from 'react';

/** Escape closes a panel, and not while it only gives up what an input method would write. */
export function closeOnEscape(onClose: () => void) {
  return ({ key, nativeEvent }: KeyboardEvent) => {
    if (key === 'Escape' && !nativeEvent.isComposing) onClose();
  };
}
