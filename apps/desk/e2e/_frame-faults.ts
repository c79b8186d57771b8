import type { FrameLocator } from '@playwright/test';

/** What does not fit a page of an app: text that is cut, controls one over the other, anything outside the frame. */
export function frameFaults(frame: FrameLocator): Promise<string[]> {
  return frame.locator('html').evaluate((page: HTMLElement) => {
    const view = page.ownerDocument.defaultView;
    if (!view) return ['The page has no window'];
    const width = page.clientWidth;
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 50)}"`;
    // Words for screen readers are drawn on one px, and Garden measures text areas in a second one.
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && ![element, element.parentElement].some(isOnePx);
    const isOnePx = (element: Element | null) => {
      const box = element?.getBoundingClientRect();
      return box !== undefined && box.width <= 1 && box.height <= 1;
    };
    const shown = [...page.querySelectorAll('body *')].filter(isShown);
    const faults: string[] = [];
    if (page.scrollWidth > width) faults.push(`the page is ${page.scrollWidth - width} px too wide`);

    for (const element of shown) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.left < -1 || box.right > width + 1) faults.push(`outside the frame: ${name(element)}`);
      const { overflowX, overflowY } = view.getComputedStyle(element);
      // What is typed scrolls inside its field, and a list shows its longer choices when it opens.
      if (element.matches('input, textarea, select, option') || !(element instanceof view.HTMLElement)) continue;
      const isCutX = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const isCutY = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (isCutX || isCutY) faults.push(`cut: ${name(element)}`);
    }

    // What stays in sight is over something by its nature; the page scrolls from under it.
    const isSticky = (element: Element | null): boolean =>
      element !== null && (view.getComputedStyle(element).position === 'sticky' || isSticky(element.parentElement));
    const controls = shown.filter(
      (element) => element.matches('button, a, input, select, textarea') && !isSticky(element),
    );
    for (const [index, one] of controls.entries()) {
      const a = one.getBoundingClientRect();
      for (const other of controls.slice(index + 1)) {
        const b = other.getBoundingClientRect();
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x > 1 && y > 1) faults.push(`one over the other: ${name(one)}, ${name(other)}`);
      }
    }
    return faults;
  });
}

/** Controls that look the same with the keyboard's focus on them as without. */
export function unseenFocus(frame: FrameLocator): Promise<string[]> {
  return frame.locator('html').evaluate((page: HTMLElement) => {
    const view = page.ownerDocument.defaultView;
    if (!view) return ['The page has no window'];
    const look = (element: Element) => {
      // Shadows and borders fade in, which would be read half-way.
      for (const fading of element.getAnimations()) fading.finish();
      // A box to tick is drawn before its label, over which the box itself cannot be seen.
      const label = element.matches('[type=checkbox], [type=radio]') ? element.nextElementSibling : null;
      for (const fading of label?.getAnimations({ subtree: true }) ?? []) fading.finish();
      const { outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor } = label
        ? view.getComputedStyle(label, '::before')
        : view.getComputedStyle(element);
      const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineColor} ${outlineWidth}`;
      return [outline, boxShadow, borderColor].join('; ');
    };
    const faults: string[] = [];
    const before = page.ownerDocument.activeElement;
    for (const element of page.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, [tabindex="0"]',
    )) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled')) continue;
      element.blur();
      const rest = look(element);
      element.focus();
      if (!element.matches(':focus-visible') || look(element) === rest)
        faults.push(`${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 50)}"`);
      element.blur();
    }
    if (before instanceof view.HTMLElement) before.focus();
    return faults;
  });
}
