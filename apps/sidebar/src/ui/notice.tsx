import type { ReactNode } from 'react';
import { Icon as ErrorIcon } from 'icon:16/alert-error-stroke';
import { Icon as WarningIcon } from 'icon:16/alert-warning-stroke';
import { Icon as InfoIcon } from 'icon:16/info-stroke';
import { Icon as SuccessIcon } from 'icon:16/check-circle-stroke';
import { styled } from 'styled-components';
import { type Tone, toned } from './color.ts';
import { useText } from '../text/text.tsx';
import { Boxed, Meta, Row } from './layout.ts';

const icons = { danger: ErrorIcon, warning: WarningIcon, neutral: InfoIcon, success: SuccessIcon } as const;

const Line = styled.div<{ $tone: Tone }>`
  display: flex;
  gap: 8px;
  svg {
    flex: none;
    margin-top: 2px;
    color: ${({ theme, $tone }) => toned('foreground', $tone, theme)};
  }
`;

const Title = styled.strong`
  display: block;
  font-weight: 600;
`;

interface NoticeProps {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Leads whoever runs the service to its log line. */
  request?: string | null;
}

/** Something to know now. Announced when it appears; problems at once. */
export function Notice({ tone, title, children, actions, request = null }: NoticeProps) {
  const { t } = useText();
  const Icon = icons[tone];
  return (
    <Boxed $tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Line $tone={tone}>
        <Icon />
        <div>
          {title !== undefined && <Title>{title}</Title>}
          {children}
          {request !== null && <Meta>{t('request.id', { id: request })}</Meta>}
          {actions !== undefined && <Row style={{ marginTop: 8 }}>{actions}</Row>}
        </div>
      </Line>
    </Boxed>
  );
}
