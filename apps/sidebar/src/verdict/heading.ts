import { styled } from 'styled-components';

/** The mark of what is folded stands in one line with it. */
export const Heading = styled.summary`
  padding: 4px 0;
  cursor: pointer;
  > h3 {
    display: inline;
    margin-inline-start: 4px;
  }
`;
