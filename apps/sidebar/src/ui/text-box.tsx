import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useText } from '../text/text.tsx';
import { themed, toned } from './color.ts';
import { SmallButton } from './small-button.tsx';

const Frame = styled.div<{ $isInternal: boolean }>`
  padding: 8px;
  /* Internal text stands on the colour that Zendesk gives to internal notes. */
  border: 1px solid ${({ theme, $isInternal }) => toned('border', $isInternal ? 'warning' : 'neutral', theme)};
  border-radius: 4px;
  background: ${({ theme, $isInternal }) => toned('background', $isInternal ? 'warning' : 'neutral', theme)};
`;

/** Eight whole lines, or three: a line that is cut in two looks like the end of the text, or like a fault. */
const Words = styled.section.attrs({ tabIndex: 0, dir: 'auto' })<{ $isWhole: boolean; $isShort: boolean }>`
  max-height: ${({ $isWhole, $isShort }) => ($isWhole ? 'none' : $isShort ? '60px' : '160px')};
  overflow-y: auto;
  overflow-wrap: anywhere;
  line-height: 20px;
  white-space: pre-wrap;
  &:focus-visible {
    outline: 2px solid ${themed('border.primaryEmphasis')};
    outline-offset: 8px;
  }
  mark {
    background: none;
    color: ${themed('foreground.warningEmphasis')};
    font-weight: 600;
  }
`;

interface TextBoxProps {
  label: string;
  isInternal?: boolean;
  /** Never folded: what cannot be taken back is read to its end. */
  isWhole?: boolean;
  /** Something to do stands beneath it. */
  isShort?: boolean;
  children: ReactNode;
}

/** A text as it would be written. A long one is folded, says so, and scrolls; the keyboard can scroll it too. */
export function TextBox({ label, isInternal = false, isWhole = false, isShort = false, children }: TextBoxProps) {
  const { t } = useText();
  const words = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(isWhole);
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const box = words.current;
    if (!box || isOpen) return undefined;
    const sizes = new ResizeObserver(() => setLong(box.scrollHeight > box.clientHeight + 1));
    sizes.observe(box);
    return () => sizes.disconnect();
  }, [isOpen]);
  return (
    <div>
      <Frame $isInternal={isInternal}>
        <Words ref={words} aria-label={label} $isWhole={isOpen} $isShort={isShort}>
          {children}
        </Words>
      </Frame>
      {!isWhole && (isLong || isOpen) && (
        <SmallButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'text.less' : 'text.whole')}
        </SmallButton>
      )}
    </div>
  );
}
