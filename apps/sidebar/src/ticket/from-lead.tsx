import type { RunView } from '@handrail/contract';
import { useFromLeadText, withFromLeadWords } from '../text/from-lead-text.tsx';
import { Bullets, Section } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { useActorName, useNamesOf } from '../zendesk/people.tsx';

/** What a lead says to the agent: look at this now, or what a review found. */
export const FromLead = withFromLeadWords(function FromLead({ run: { nudge, review } }: { run: RunView }) {
  const { t } = useFromLeadText();
  const nameOf = useActorName();
  useNamesOf([nudge?.by ?? null, review?.by ?? null]);
  return (
    <>
      {nudge && (
        <Section>
          <Notice tone="warning" title={t('from_lead.nudge', { name: nameOf(nudge.by) })}>
            {nudge.note}
          </Notice>
        </Section>
      )}
      {review && (
        <Section>
          <Notice
            tone={review.findings.length === 0 ? 'success' : 'neutral'}
            title={t('from_lead.review', { name: nameOf(review.by) })}
          >
            {review.findings.length === 0 ? (
              <p>{t('from_lead.right')}</p>
            ) : (
              <Bullets>
                {review.findings.map((finding) => (
                  <li key={finding}>{t(`finding.${finding}`)}</li>
                ))}
              </Bullets>
            )}
            {review.note !== null && <p>{review.note}</p>}
          </Notice>
        </Section>
      )}
    </>
  );
});
