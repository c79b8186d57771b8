import { escapeHtml } from '@handrail/zaf';
import DOMPurify from 'dompurify';

const allowed = {
  ALLOWED_TAGS: [
    'p',
    'br',
    'b',
    'strong',
    'i',
    'em',
    'u',
    'ul',
    'ol',
    'li',
    'a',
    'blockquote',
    'code',
    'pre',
    'div',
    'span',
    'hr',
    'h1',
    'h2',
    'h3',
  ],
  ALLOWED_ATTR: ['href'],
};

/** What the composer and the conversation let through: simple tags, links, no styles, no scripts. */
export function sanitised(html: string): string {
  return DOMPurify.sanitize(html, allowed);
}

/** Text as HTML, lines kept. */
export function escaped(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
