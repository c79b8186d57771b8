import type { FactDeclaration, LinkView } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { type Text, useText } from '../text/text.tsx';
import { Meta } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { factOf } from './fact-words.ts';

/** The page of the other system where something is looked up or done; until it opens, what it waits for. */
export function LookUp({ link }: { link: LinkView }) {
  const text = useText();
  const { run } = useRun();
  if (link.url !== null) {
    return (
      <Meta>
        <OutsideLink url={link.url}>{text.t('step.look', { label: link.label })}</OutsideLink>
      </Meta>
    );
  }
  const waitsFor = (link.waitsFor ?? []).flatMap((id) => factOf(run, id)?.declaration ?? []);
  const names = waitsFor.length === 0 ? [text.t('page.waits.any')] : waitsFor.map((fact) => nameOf(fact, text));
  return <Meta>{text.t('page.waits', { label: link.label, what: text.list(names), count: names.length })}</Meta>;
}

/** What a fact is called within a sentence. */
function nameOf({ format, type, ask }: FactDeclaration, { t }: Text): string {
  if (format !== null) return t(`page.waits.${format}`);
  return type === 'email' ? t('page.waits.email') : t('page.waits.answer', { ask });
}
