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

/** What has to be said before the run begins. */
export const Banner = styled(Section)`
  padding-bottom: 8px;
`;

export const Stack = styled.div<{ $gap?: number }>`
  display: flex;
  flex-direction: column;
  align-items: stretch;
  gap: ${({ $gap = 8 }) => $gap}px;
  /* What has nothing to say yet takes no gap. */
  > [aria-live]:empty {
    margin-top: -${({ $gap = 8 }) => $gap}px;
  }
`;

export const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 8px;
`;

/** Begins with a button without a border, whose words stand where the text around it begins. */
export const QuietRow = styled(Row)`
  margin-inline-start: -12px;
`;

/** Choices under each other, each as wide as its words. */
export const Ways = styled(Stack)`
  gap: 0;
  align-items: flex-start;
  margin-inline-start: -12px;
`;

/** Lines of one kind that are read one by one. */
export const Bullets = styled.ul`
  list-style: disc;
  padding-inline-start: 16px;
  li + li {
    margin-top: 4px;
  }
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
