import { styled } from 'styled-components';
import type { Procedure, ProcedureQuestion } from '@handrail/contract';
import { valueWords } from '../../fact/fact-words.ts';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { themed } from '../../ui/color.ts';
import { Bullets, Meta } from '../../ui/layout.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { ConditionWords } from './condition-words.tsx';

const Item = styled.li`
  padding: 8px 0;
  border-block-end: 1px solid ${themed('border.subtle')};
`;

/** What is asked: how to answer, where to look, and the heading of the handbook behind it. */
export function QuestionsInWords({ procedure }: { procedure: Procedure }) {
  const { t } = useProcedureText();
  // A clause's question is asked by the clause itself, where it stands with its date.
  const isClause = (id: string) => procedure.until.some((clause) => id === `until.${clause.id}`);
  const known = procedure.questions.filter(({ declaration }) => !isClause(declaration.id));
  const asked = known.filter(({ declaration }) => declaration.role === 'case');
  const noted = known.filter(({ declaration }) => declaration.role !== 'case');
  return (
    <>
      <Meta>{t('procedure.questions.how')}</Meta>
      <ul>
        {asked.map((question) => (
          <Question key={question.declaration.id} question={question} />
        ))}
      </ul>
      {noted.length > 0 && (
        <>
          <h3>{t('procedure.noted')}</h3>
          <Meta>{t('procedure.noted.how')}</Meta>
          <Bullets>
            {noted.map(({ declaration, holds }) => (
              <li key={declaration.id}>
                {declaration.ask}
                {holds && (
                  <Meta as="div">
                    <ConditionWords condition={holds} words={procedure} />
                  </Meta>
                )}
              </li>
            ))}
          </Bullets>
        </>
      )}
    </>
  );
}

function Question({ question: { declaration, starts, look, reads, citations } }: { question: ProcedureQuestion }) {
  const text = useProcedureText();
  const { t } = text;
  const { who } = declaration;
  return (
    <Item>
      <p>{declaration.ask}</p>
      {declaration.options.length > 0 && (
        <Meta>{t('procedure.answers', { answers: declaration.options.map(({ label }) => label).join(' · ') })}</Meta>
      )}
      {declaration.hint !== null && <Meta>{declaration.hint}</Meta>}
      {(who === 'customer' || who === 'manager') && <Meta>{t(`procedure.who.${who}`)}</Meta>}
      {look && <Meta>{t('procedure.where', look)}</Meta>}
      {reads !== null && (
        <Meta>
          {reads === 'ticket' ? t('procedure.reads.ticket') : t('procedure.reads', { source: t(`source.${reads}`) })}
        </Meta>
      )}
      {starts !== null && starts !== '' && (
        <Meta>{t('procedure.starts', { value: valueWords(starts, declaration, text) })}</Meta>
      )}
      {citations.map(({ url, heading }) => (
        <Meta key={url}>
          <OutsideLink url={url}>{t('rule.source', { heading })}</OutsideLink>
        </Meta>
      ))}
    </Item>
  );
}
