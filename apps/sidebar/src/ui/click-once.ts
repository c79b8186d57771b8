import type { MouseEvent } from 'react';

/** A double click is one click: with the second, another button may stand where the first one was. */
export function clickOnce(event: MouseEvent): void {
  if (event.detail > 1 && event.target instanceof Element && event.target.closest('button')) event.stopPropagation();
}
