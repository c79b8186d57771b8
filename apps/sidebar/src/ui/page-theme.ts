import { DEFAULT_THEME, type IGardenTheme } from '@zendeskgarden/react-theming';
import type { ColorScheme } from '@handrail/zaf';

/** An answer on its way cannot be changed, and still has to be seen: Garden greys a disabled button like all others. */
const chosenStays = '&[aria-pressed="true"]:disabled { box-shadow: inset 0 0 0 2px currentcolor; font-weight: 600; }';

/** A label that is too long for 240 px goes on in a second line: in other languages it is, and Garden would cut it. */
const wrappingButton = ({ $isLink }: { $isLink?: boolean }) =>
  $isLink
    ? ''
    : `height: auto; min-height: 32px; padding-block: 5px; line-height: 20px; white-space: normal; text-align: inherit;
      ${chosenStays}`;

/** Garden measures a text area in a hidden one that stays as wide as the tray once was. */
const measuringTextarea = '&[aria-hidden="true"] { max-width: 100%; }';

/** Garden in the scheme of the Zendesk around it and in the agent's direction. */
export function pageTheme(base: ColorScheme, direction: 'ltr' | 'rtl'): IGardenTheme {
  return {
    ...DEFAULT_THEME,
    rtl: direction === 'rtl',
    colors: { ...DEFAULT_THEME.colors, base },
    components: { 'buttons.button': wrappingButton, 'forms.textarea': measuringTextarea },
  };
}
