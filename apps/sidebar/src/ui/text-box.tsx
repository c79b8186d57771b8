import { styled } from 'styled-components';
import { themed, toned } from './color.ts';

/** A text as it would be written, scrolled in place. Focusable, so that the keyboard can scroll it. */
export const TextBox = styled.section.attrs({ tabIndex: 0, dir: 'auto' })<{ $isInternal?: boolean }>`
  max-height: 160px;
  overflow-y: auto;
  overflow-wrap: anywhere;
  padding: 8px;
  /* Internal text stands on the colour that Zendesk gives to internal notes. */
  border: 1px solid ${({ theme, $isInternal }) => toned('border', $isInternal ? 'warning' : 'neutral', theme)};
  border-radius: 4px;
  background: ${({ theme, $isInternal }) => toned('background', $isInternal ? 'warning' : 'neutral', theme)};
  white-space: pre-wrap;
  mark {
    background: none;
    color: ${themed('foreground.warningEmphasis')};
    font-weight: 600;
  }
  &:focus-visible {
    outline: 2px solid ${themed('border.primaryEmphasis')};
  }
`;
