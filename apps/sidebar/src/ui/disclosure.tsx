import { type ReactNode, useId, useState } from 'react';
import { Icon as Chevron } from 'icon:16/chevron-down-stroke';
import { styled } from 'styled-components';
import { Plain } from './layout.ts';

const Turning = styled(Chevron)<{ $isOpen: boolean }>`
  flex: none;
  width: 12px;
  transform: rotate(${({ $isOpen }) => ($isOpen ? 180 : 0)}deg);
`;

interface DisclosureProps {
  label: ReactNode;
  children: () => ReactNode;
  isOpenAtFirst?: boolean;
}

/** A line that opens what belongs to it. What is closed is not drawn. */
export function Disclosure({ label, children, isOpenAtFirst = false }: DisclosureProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const panel = useId();
  return (
    <div>
      <Plain
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{label}</span>
        <Turning $isOpen={isOpen} />
      </Plain>
      {isOpen && <div id={panel}>{children()}</div>}
    </div>
  );
}
