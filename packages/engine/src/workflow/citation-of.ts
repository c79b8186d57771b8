import type { Citation } from '@handrail/contract';
import type { AuthoredWorkflow } from './authored-workflow.ts';

/** Where a rule is from: text alone is a heading of the workflow's own page. */
export function citationOf(authored: AuthoredWorkflow, cite: AuthoredWorkflow['rules'][number]['cite']): Citation {
  const { source } = authored;
  const written = typeof cite === 'string' ? { heading: cite } : cite;
  const { heading, page = source.page, url } = written;
  return { page, heading, url: url ?? (heading === source.heading ? source.url : headingUrl(source.url, heading)) };
}

/** Headings are anchored as GitLab's and most Markdown renderers do it: lower case, dashes, no punctuation. */
function headingUrl(page: string, heading: string): string {
  const slug = heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s-]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-');
  return `${page.replace(/#.*$/, '')}#${slug}`;
}
