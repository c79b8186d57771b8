import { DEFAULT_THEME, type IGardenTheme } from '@zendeskgarden/react-theming';
import type { ColorScheme } from '../zendesk.ts';

/** A label that is too long for 240 px goes on in a second line: in other languages it is, and Garden would cut it. */
const wrappingButton = ({ $isLink }: { $isLink?: boolean }) =>
  $isLink
    ? ''
    : 'height: auto; min-height: 32px; padding-block: 5px; line-height: 20px; white-space: normal; text-align: start;';

/** Garden in the scheme of the Zendesk around it and in the agent's direction. */
export function pageTheme(base: ColorScheme, direction: 'ltr' | 'rtl'): IGardenTheme {
  return {
    ...DEFAULT_THEME,
    rtl: direction === 'rtl',
    colors: { ...DEFAULT_THEME.colors, base },
    components: { 'buttons.button': wrappingButton },
  };
}
