import { getColor } from '@zendeskgarden/react-theming';
import type { DefaultTheme } from 'styled-components';

/** Meaning of a piece of the page, and so its colour; never the only sign of it. */
export type Tone = 'success' | 'danger' | 'warning' | 'neutral';

type Layer = 'background' | 'border' | 'foreground';

/** A Garden colour variable of the current scheme, e.g. `foreground.subtle`. */
export function themed(variable: string) {
  return ({ theme }: { theme: DefaultTheme }) => `${getColor({ theme, variable })}`;
}

export function toned(layer: Layer, tone: Tone, theme: DefaultTheme): string {
  const name = tone === 'neutral' ? 'subtle' : layer === 'foreground' ? `${tone}Emphasis` : tone;
  return `${getColor({ theme, variable: `${layer}.${name}` })}`;
}
