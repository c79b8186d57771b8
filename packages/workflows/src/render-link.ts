import type { LinkView } from '@handrail/contract';
import { Filler } from './liquid.ts';
import type { Pack } from './pack.ts';
import { templateScope, type RenderContext } from './template-scope.ts';

const filler = new Filler();
const pass = { escape: (value: unknown) => encodeURIComponent(String(value)), refuse: () => undefined };

/** Fills a link; each value is URL-encoded. The address is null while a part of it is unknown. Throws on an unknown id. */
export const renderLink = (pack: Pack, linkId: string, context: RenderContext): LinkView => {
  const link = pack.workflow.authored.links[linkId];
  if (!link) throw new Error(`${pack.workflow.id} has no link ${linkId}`);
  const { scope, unfilled } = templateScope(pack.workflow, context);
  const address = filler.fill(link.url, scope, pass);
  const url = unfilled.size === 0 && URL.canParse(address) ? address : null;
  return { id: linkId, label: link.label, system: link.system, url };
};
