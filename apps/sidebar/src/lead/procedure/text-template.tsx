import { Tag } from '@zendeskgarden/react-tags';
import type { Procedure, ProcedureText as TextOfProcedure, TextPart } from '@handrail/contract';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Meta, Row, Stack } from '../../ui/layout.ts';
import { TextBox } from '../../ui/text-box.tsx';
import { unreachable } from '../../unreachable.ts';
import { ConditionWords } from './condition-words.tsx';

interface TextTemplateProps {
  text: TextOfProcedure;
  procedure: Procedure;
}

/** A text as it is written in the workflow: its gaps by name, its branches in words. */
export function TextTemplate({ text, procedure }: TextTemplateProps) {
  const { t } = useProcedureText();
  return (
    <Disclosure label={t('procedure.text', { title: text.title })}>
      {() => (
        <Stack $gap={4}>
          <Row>
            <Tag size="small" isRegular>
              {t(`snippet.${text.mode}`)}
            </Tag>
          </Row>
          <TextBox label={text.title} isInternal={text.mode === 'internal'} isWhole>
            {text.parts.map((part, index) => (
              // The parts of a text never change places.
              // oxlint-disable-next-line react/no-array-index-key
              <Part key={index} part={part} procedure={procedure} />
            ))}
          </TextBox>
          {text.macro !== null && <Meta>{t('procedure.text.macro', { macro: text.macro })}</Meta>}
        </Stack>
      )}
    </Disclosure>
  );
}

function Part({ part, procedure }: { part: TextPart; procedure: Procedure }) {
  const { t } = useProcedureText();
  switch (part.kind) {
    case 'words':
      return <>{part.text}</>;
    case 'gap':
      return <mark>[{part.label}]</mark>;
    case 'end':
      return <em>)</em>;
    case 'branch':
      return (
        <em>
          {part.isFirst ? '(' : ' · '}
          {part.when === null ? (
            t('procedure.text.else')
          ) : (
            <>
              {t('procedure.text.if')} <ConditionWords condition={part.when} words={procedure} />:
            </>
          )}{' '}
        </em>
      );
    default:
      return unreachable(part);
  }
}
