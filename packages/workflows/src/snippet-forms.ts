import { asArgument, isCommand } from './command-argument.ts';
import { Marked, type MarkedToken, type Token } from 'marked';
import { type ValueSlots, withoutTemplates } from './template-value.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** Markdown signs of a value mean themselves. */
export const escapeMarkdown = (text: string): string =>
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

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      return `<a href="${escapeHtml(href)}">${this.parser.parseInline(tokens)}</a>`;
    },
  },
});

type Parsed = { html: string; text: string };
const kept = new Map<string, Parsed>();
const mostKept = 1000;

/** A template whose values are still words of their own is the same text every time, so it is parsed once. */
const parseMarkdown = (template: string): Parsed => {
  const before = kept.get(template);
  if (before) return before;
  const tokens = marked.lexer(template);
  const parsed = { html: marked.parser(tokens), text: unescapeEntities(blockText(tokens, '\n\n')) };
  if (kept.size >= mostKept) kept.clear();
  kept.set(template, parsed);
  return parsed;
};

const anchor = /<a href="([^"]*)">([\s\S]*?)<\/a>/g;

/** Whether a link may stay is judged with its values in place, since they may be the whole address. */
const fillHtml = (html: string, slots: ValueSlots): string =>
  slots.fill(
    html.replace(anchor, (whole, href: string, label: string) =>
      isSafeAddress(slots.fill(href, (value) => value)) ? whole : label,
    ),
    escapeHtml,
  );

const code = /(```[\s\S]*?```|`[^`\n]*`)/;

/** The three forms of a Markdown template whose values are held in `slots`. */
export const markdownForms = (template: string, slots: ValueSlots) => {
  const { html, text } = parseMarkdown(template);
  const markdown = template
    .split(code)
    .map((part, index) => slots.fill(part, index % 2 ? (value) => value.replaceAll('`', "'") : escapeMarkdown))
    .join('');
  return {
    markdown: withoutTemplates(markdown).trim(),
    html: withoutTemplates(fillHtml(html, slots)).trim(),
    text: withoutTemplates(slots.fill(text, (value) => value)).trim(),
  };
};

/** `|` parts the columns of an admin note, so a value may not bring one. */
const inColumn = (value: string): string => value.replaceAll('|', '/');

/** Text to copy is literal: no Markdown is read in it and each line stays as it was written. */
export const literalForms = (template: string, slots: ValueSlots) => {
  const value = isCommand(template) ? asArgument : inColumn;
  const text = withoutTemplates(slots.fill(template, value)).trim();
  return { markdown: text, html: `<pre>${escapeHtml(text)}</pre>`, text };
};
