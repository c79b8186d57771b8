import { styled } from 'styled-components';
import { type Tone, themed, toned } from './color.ts';

/** Styled parts shared by the page; 4 px grid, 14 px text, 12 px meta. */
export const Page = styled.main`
  color: ${themed('foreground.default')};
  padding-bottom: 12px;
`;

export const Section = styled.section`
  padding: 12px 8px 0;
`;

export const Stack = styled.div<{ $gap?: number }>`
  display: flex;
  flex-direction: column;
  align-items: stretch;
  gap: ${({ $gap = 8 }) => $gap}px;
`;

export const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 8px;
`;

export const Meta = styled.p`
  font-size: 12px;
  line-height: 16px;
  color: ${themed('foreground.subtle')};
`;

export const Boxed = styled.div<{ $tone?: Tone }>`
  border: 1px solid ${({ theme, $tone = 'neutral' }) => toned('border', $tone, theme)};
  border-radius: 4px;
  padding: 8px;
  background: ${({ theme, $tone = 'neutral' }) => toned('background', $tone, theme)};
`;

export const Plain = styled.button`
  all: unset;
  box-sizing: border-box;
  display: flex;
  align-items: center;
  gap: 8px;
  width: 100%;
  min-height: 32px;
  padding: 4px 0;
  cursor: pointer;
  border-radius: 4px;
  &:focus-visible {
    outline: 2px solid ${themed('border.primaryEmphasis')};
    outline-offset: 1px;
  }
`;
