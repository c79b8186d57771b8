import { useLayoutEffect, useRef } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Textarea } from '@zendeskgarden/react-forms';
import { useText } from '../text/text.tsx';
import { Row, Stack } from '../ui/layout.ts';
import { useKeptText } from './use-kept-text.ts';

interface ReasonFormProps {
  /** What the reason is for, among all that can be written: half a reason outlives the page. */
  name: string;
  label: string;
  confirm: string;
  onConfirm: (reason: string) => void;
  /** For a form that was opened by a click, which takes the focus and can be given up. */
  onCancel?: () => void;
}

/** Asks for a reason and acts only with one. */
export function ReasonForm({ name, label, confirm, onConfirm, onCancel }: ReasonFormProps) {
  const { t } = useText();
  const { text: reason, write, forget } = useKeptText(name, '');
  const field = useRef<HTMLTextAreaElement>(null);
  const isOpened = onCancel !== undefined;
  useLayoutEffect(() => {
    if (isOpened) field.current?.focus();
  }, [isOpened]);
  const isEmpty = reason.trim() === '';
  return (
    <Stack
      as="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty) return;
        forget();
        onConfirm(reason.trim());
      }}
    >
      <Field>
        <Label isRegular>{label}</Label>
        <Textarea
          ref={field}
          isCompact
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => write(event.target.value)}
        />
      </Field>
      <Row>
        <Button type="submit" size="small" disabled={isEmpty}>
          {confirm}
        </Button>
        {onCancel && (
          <Button
            size="small"
            isBasic
            onClick={() => {
              forget();
              onCancel();
            }}
          >
            {t('cancel')}
          </Button>
        )}
      </Row>
    </Stack>
  );
}
