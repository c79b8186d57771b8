import { Button, type IButtonProps } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';

/** A quiet choice beside the main one, as small as the text around it. */
export const SmallButton = styled((props: IButtonProps) => <Button {...props} isLink size="small" />)`
  font-size: 12px;
  line-height: 24px;
  white-space: normal;
  text-align: inherit;
`;
