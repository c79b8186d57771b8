import { styled } from 'styled-components';
import { themed } from './color.ts';

/** A text as it would be written, scrolled in place. Focusable, so that the keyboard can scroll it. */
export const TextBox = styled.section.attrs({ tabIndex: 0, dir: 'auto' })`
  max-height: 160px;
  overflow-y: auto;
  overflow-wrap: anywhere;
  padding: 8px;
  border: 1px solid ${themed('border.default')};
  border-radius: 4px;
  background: ${themed('background.recessed')};
  white-space: pre-wrap;
  mark {
    background: ${themed('background.warning')};
    color: ${themed('foreground.warningEmphasis')};
    border-radius: 2px;
  }
  &:focus-visible {
    outline: 2px solid ${themed('border.primaryEmphasis')};
  }
`;
