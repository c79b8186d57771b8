import type { KeyboardEvent } from 'react';

/**
 * A number key chooses that answer while the focus is inside its question (WCAG 2.1.4). Where something is written a
 * number is a number. A held key chooses once: the focus may be in the next question by then.
 */
export function chooseByNumber(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if (!/^[1-9]$/.test(key) || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return;
  const answer = currentTarget.querySelectorAll<HTMLButtonElement>('button[name="answer"]')[Number(key) - 1];
  if (answer === undefined) return;
  event.preventDefault();
  answer.click();
}
