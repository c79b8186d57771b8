import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Textarea } from '@zendeskgarden/react-forms';
import type { FactValue, FactView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Row, Stack } from '../ui/layout.ts';
import { FactControl } from './fact-control.tsx';
import { replyNote } from './reply-note.ts';
import { sourceOf } from './fact-source.ts';
import { useRun } from '../state/run-context.tsx';
import { forgetKeptText, useKeptText } from '../state/use-kept-text.ts';

/** Takes a recorded fact back or changes it, with the reason. */
export function FactCorrection({ view, onClose }: { view: FactView; onClose: () => void }) {
  const text = useText();
  const { t } = text;
  const { run, record, reply, replies } = useRun();
  const { declaration, fact } = view;
  const { text: reason, write, forget } = useKeptText(`${run.id}:correct:${declaration.id}`, '');
  const close = () => {
    forget();
    // What was begun as the new value is given up with it.
    forgetKeptText(`${run.id}:${declaration.id}`);
    onClose();
  };
  const correct = (value: FactValue | null) => {
    const given = { fact: declaration.id, value, source: sourceOf(declaration), reason: reason.trim() };
    // Who wrote is shown by a comment of theirs; of other answers nobody knows here whether a reply gave them.
    const isAuthor = declaration.awaits !== undefined && value !== null;
    const { note: _note, ...from } = isAuthor ? replyNote(declaration, value, { reply, replies }, text) : {};
    void record({ type: 'fact_corrected', ...given, ...from }, { undo: 'click' });
    close();
  };
  const isDisabled = reason.trim() === '';
  return (
    <Stack as="fieldset" aria-label={declaration.ask} style={{ padding: '8px 0' }}>
      <Field>
        <Label isRegular>{t('fact.correct.reason')}</Label>
        <Textarea isCompact minRows={2} value={reason} onChange={(event) => write(event.target.value)} />
      </Field>
      <FactControl
        declaration={declaration}
        current={fact.state === 'known' ? fact.value : null}
        isDisabled={isDisabled}
        onValue={correct}
      />
      <Row>
        <Button size="small" isBasic disabled={isDisabled} onClick={() => correct(null)}>
          {t('fact.correct.forget')}
        </Button>
        <Button size="small" isBasic onClick={close}>
          {t('cancel')}
        </Button>
      </Row>
    </Stack>
  );
}
