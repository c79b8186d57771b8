import { styled } from 'styled-components';
import { Row } from '../ui/layout.ts';

/** The button stands beside its field where there is room, else under it. */
export const Beside = styled(Row)`
  align-items: flex-start;
  > :first-child {
    flex: 1 1 160px;
  }
`;
