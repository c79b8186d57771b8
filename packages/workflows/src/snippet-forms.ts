import { Lexer, Marked, type MarkedToken, type Token } from 'marked';
import type { ValueSlots } from './template-value.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>()#!|~&]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');

const isSafeAddress = (address: string): boolean => /^(https?:\/\/|mailto:)[^\s]+$/i.test(address);

const isStandard = (token: Token): token is MarkedToken => token.type !== 'custom';

const tokenText = (token: Token): string => {
  if (!isStandard(token)) return token.raw;
  switch (token.type) {
    case 'space':
      return '';
    case 'br':
      return '\n';
    case 'hr':
      return '---';
    case 'link': {
      const label = inlineText(token.tokens);
      return label === token.href || `mailto:${label}` === token.href ? label : `${label} (${token.href})`;
    }
    case 'list':
      return token.items
        .map((item, index) => {
          const mark = token.ordered ? `${(token.start || 1) + index}.` : '-';
          return `${mark} ${blockText(item.tokens, '\n')}`;
        })
        .join('\n');
    case 'blockquote':
      return blockText(token.tokens, '\n\n').replace(/^/gm, '> ');
    case 'paragraph':
    case 'heading':
    case 'strong':
    case 'em':
    case 'del':
      return inlineText(token.tokens);
    case 'text':
      return token.tokens ? inlineText(token.tokens) : token.text;
    case 'code':
    case 'codespan':
    case 'escape':
      return token.text;
    case 'checkbox':
    case 'def':
    case 'html':
    case 'image':
    case 'list_item':
    case 'table':
    default:
      return token.raw;
  }
};
const inlineText = (tokens: Token[]): string => tokens.map(tokenText).join('');
const blockText = (tokens: Token[], between: string): string =>
  tokens
    .map(tokenText)
    .filter((text) => text !== '')
    .join(between);

const unescapeEntities = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (entity) => Object.keys(entities).find((k) => entities[k] === entity) ?? entity,
  );

const toHtml = (markdown: string, slots: ValueSlots): string => {
  const marked = new Marked({
    gfm: true,
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ text }) => escapeHtml(text),
      link({ href, tokens }) {
        const label = this.parser.parseInline(tokens);
        const address = slots.fill(href, (value) => value);
        return isSafeAddress(address) ? `<a href="${escapeHtml(address)}">${label}</a>` : label;
      },
    },
  });
  return slots.fill(marked.parse(markdown, { async: false }), escapeHtml).trim();
};

const code = /(```[\s\S]*?```|`[^`\n]*`)/;

/** The three forms of a Markdown template whose values are held in `slots`. */
export const markdownForms = (template: string, slots: ValueSlots) => ({
  markdown: template
    .split(code)
    .map((part, index) => slots.fill(part, index % 2 ? (value) => value.replaceAll('`', "'") : escapeMarkdown))
    .join('')
    .trim(),
  html: toHtml(template, slots),
  text: slots
    .fill(unescapeEntities(blockText(new Lexer({ gfm: true }).lex(template), '\n\n')), (value) => value)
    .trim(),
});

/** Text to copy is literal: no Markdown is read in it and each line stays as it was written. */
export const literalForms = (template: string, slots: ValueSlots) => {
  const text = slots.fill(template, (value) => value).trim();
  return { markdown: text, html: `<pre>${escapeHtml(text)}</pre>`, text };
};
