import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';

/**
 * A choice in words; long ones take as many lines as they need. It changes its look at once: a fade is drawn in frames
 * that the next screen would have to wait for.
 */
export const AnswerButton = styled(Button).attrs({ size: 'small', name: 'answer' })`
  && {
    transition: none;
    height: auto;
    min-height: 32px;
    padding-block: 5px;
    line-height: 20px;
    white-space: normal;
    text-align: start;
    overflow-wrap: anywhere;
  }
`;
