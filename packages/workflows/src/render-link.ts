import type { LinkView } from '@handrail/contract';
import { KeptTexts } from './kept-texts.ts';
import type { Pack } from './pack.ts';
import type { RenderContext } from './template-scope.ts';

const texts = new KeptTexts<LinkView>();
const pass = { escape: (value: unknown) => encodeURIComponent(String(value)), refuse: () => undefined };

/**
 * Fills a link; each value is URL-encoded. While a part of it is unknown the address is null, and the link says which
 * facts it waits for. Throws on an unknown id.
 */
export const renderLink = (pack: Pack, linkId: string, context: RenderContext): LinkView => {
  const link = pack.workflow.authored.links[linkId];
  if (!link) throw new Error(`${pack.workflow.id} has no link ${linkId}`);
  return texts.find(pack, linkId, link.url, context, (fill) => {
    const { filled, unfilled } = fill(() => pass);
    const url = unfilled.size === 0 && URL.canParse(filled) ? filled : null;
    const waitsFor = [...unfilled.values()].flatMap(({ fact }) => fact ?? []);
    return { id: linkId, label: link.label, system: link.system, url, waitsFor };
  });
};
