import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';

/** A choice in words; long ones take as many lines as they need. */
export const AnswerButton = styled(Button).attrs({ size: 'small', name: 'answer' })`
  && {
    height: auto;
    min-height: 32px;
    padding-block: 5px;
    line-height: 20px;
    white-space: normal;
    text-align: start;
    overflow-wrap: anywhere;
  }
`;
