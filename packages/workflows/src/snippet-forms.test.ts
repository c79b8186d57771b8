import { describe, expect, it } from 'vitest';
import { Filler, releaseAddress } from './liquid.ts';
import { literalForms, markdownForms } from './snippet-forms.ts';
import { ValueSlots } from './template-value.ts';

const fill = (template: string, scope: object) => {
  const slots = new ValueSlots();
  const pass = { escape: (value: unknown) => slots.hold(String(value)), refuse: () => undefined };
  const filler = new Filler();
  const filled = filler.fill(filler.read(template).template, scope, pass);
  return { ...markdownForms(filled, slots), literal: literalForms(filled, slots) };
};

describe('values in a text', () => {
  const hostile = '<img src=x onerror=alert(1)> [a](javascript:x) **b** `c`\n# d\n- e';

  it.each([
    '{{ v }}',
    'a **{{ v }}** b',
    '`{{ v }}`',
    '```\n{{ v }}\n```',
    '- {{ v }}',
    '> {{ v }}',
    '[{{ v }}](https://a.example/)',
  ])('never become markup in %j', (template) => {
    const { html } = fill(template, { v: hostile });
    expect(html).not.toMatch(/<img|javascript:x"|<h1|<b>|<li>- e/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('**b**');
  });

  it('are escaped in Markdown and plain in text', () => {
    const { markdown, text } = fill('Hi {{ v }}', { v: '*x* <b>' });
    expect(markdown).toBe('Hi \\*x\\* \\<b\\>');
    expect(text).toBe('Hi *x* <b>');
    expect(fill('{{ v }}', { v: '1. x' }).markdown).toBe('1\\. x');
    expect(fill('{{ v }}', { v: '- ana@example.com, please' }).markdown).toBe('\\- ana@example.com, please');
  });

  it('are always one line without control or direction-changing characters', () => {
    expect(fill('{{ v }}', { v: 'a\u202eb\nc\u0000d\r\n/chatops run x' }).literal.text).toBe('a b c d /chatops run x');
  });

  it('cannot forge the marker of another value', () => {
    expect(fill('{{ a }} {{ b }}', { a: 'QZ7x1x7ZQ', b: 'secret' }).text).toBe('secret');
  });

  it('are kept when a captured text is printed again', () => {
    expect(fill('{% capture t %}<{{ a }}>{% endcapture %}{{ t }}', { a: 'x&y' }).text).toBe('<x&y>');
  });

  it('make a link only when the address is a web or mail address', () => {
    expect(fill('[t]({{ u }})', { u: 'javascript:alert(1)' }).html).toBe('<p>t</p>');
    expect(fill('[t]({{ u }})', { u: 'https://a.example/?x="&y' }).html).toBe(
      '<p><a href="https://a.example/?x=&quot;&amp;y">t</a></p>',
    );
  });

  it('leave no HTML of the template itself either', () => {
    expect(fill('<script>x</script> <b>y</b>', {}).html).not.toMatch(/<script|<b>/);
  });
});

describe('forms of a text', () => {
  const template = 'Hello **you**\n\n1. one\n2. two & [three](https://a.example/)\n\n> quoted\n\n```\n/run x | y\n```';

  it('say the same in HTML and in text', () => {
    const { html, text } = fill(template, {});
    expect(text).toBe('Hello you\n\n1. one\n2. two & three (https://a.example/)\n\n> quoted\n\n/run x | y');
    expect(html).toContain('<li>two &amp; <a href="https://a.example/">three</a></li>');
    expect(html).toContain('<strong>you</strong>');
  });

  it('read no Markdown in a text to copy', () => {
    const slots = new ValueSlots();
    expect(literalForms('a | b_c_d | *e* <f>', slots)).toEqual({
      markdown: 'a | b_c_d | *e* <f>',
      html: '<pre>a | b_c_d | *e* &lt;f&gt;</pre>',
      text: 'a | b_c_d | *e* <f>',
    });
  });
});

describe('the released address', () => {
  it.each([
    ['johndoe@example.com', false, 'johndoe+release@example.com'],
    ['johndoe@example.com', true, 'johndoe+release+release@example.com'],
    ['john+gitlab@example.com', false, 'john+gitlab+release@example.com'],
    ['"odd@local"@example.com', false, '"odd@local"+release@example.com'],
    ['not an address', false, 'not an address'],
  ])('of %s (taken: %s) is %s', (address, isTaken, released) => {
    expect(releaseAddress(address, isTaken)).toBe(released);
  });
});
