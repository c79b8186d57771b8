import { useMembersText } from '../../text/members-text.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Bullets, Meta } from '../../ui/layout.ts';
import type { MembersRead } from './read-members.ts';

/** As many rows of one kind as somebody reads. */
const shown = 10;

/** What the pasted text lacks, and which of its rows are not recorded, each with its reason. */
export function MembersNotes({ read }: { read: MembersRead }) {
  const { t } = useMembersText();
  const reasons = [...new Set(read.left.map(({ why }) => why))];
  const isForeign = read.form === 'page' && reasons.some((why) => why === 'role' || why === 'source');
  return (
    <>
      {read.missing && (
        <Meta>
          {read.missing.of === null
            ? t('members.missing')
            : t('members.missing.of', { count: read.missing.here, of: read.missing.of })}
        </Meta>
      )}
      {read.omitted > 0 && <Meta>{t('members.omitted')}</Meta>}
      {read.left.length > 0 && (
        <Disclosure label={t('members.left', { count: read.left.length })} isOpenAtFirst={read.members.length === 0}>
          {() =>
            reasons.map((why) => {
              const rows = read.left.filter((row) => row.why === why);
              return (
                <div key={why}>
                  <Meta>{`${t(`members.left.${why}`)} (${rows.length})`}</Meta>
                  <Bullets>
                    {rows.slice(0, shown).map(({ text }, at) => (
                      // Rows of a pasted text have nothing else that tells them apart.
                      <Meta as="li" key={`${at} ${text}`} dir="auto">
                        {text.slice(0, 200)}
                      </Meta>
                    ))}
                  </Bullets>
                </div>
              );
            })
          }
        </Disclosure>
      )}
      {isForeign && <Meta>{t('members.left.english')}</Meta>}
    </>
  );
}
