import type { KeyboardEvent } from 'react';

/**
 * A number key chooses that answer while the focus is inside its question (WCAG 2.1.4). Where something is written a
 * number is a number.
 */
export function chooseByNumber(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if (!/^[1-9]$/.test(key) || event.ctrlKey || event.metaKey || event.altKey) return;
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
