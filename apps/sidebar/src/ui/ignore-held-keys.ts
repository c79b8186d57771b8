/**
 * A key that is held counts once. The keyboard repeats it, Enter presses a button with every repeat, and each answer
 * brings the focus to the next question: a held key would answer the whole checklist, or write in its next field.
 */
export function ignoreHeldKeys(page: Document): void {
  let pressedAt: EventTarget | null = null;
  page.addEventListener(
    'keydown',
    (event) => {
      const { key, target } = event;
      if (!event.repeat) pressedAt = target;
      // A held Tab is meant to travel, a held letter to be written; Enter only breaks lines where lines can be broken.
      else if (
        key !== 'Tab' &&
        (target !== pressedAt || (key === 'Enter' && !(target instanceof HTMLTextAreaElement)))
      ) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );
}
