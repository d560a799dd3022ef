import { describe, expect, it } from 'vitest';
import { html } from '../../../../electron/practice/authority/html.ts';

describe('html', () => {
  it('escapes what is put in, for text and for attributes', () => {
    const hostile = `<b a="1" c='2'>&`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;">&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;</p>',
    );
  });

  it('leaves markup as it is, joins lists, and shows nothing for nothing', () => {
    const items = ['a', '<'].map((text) => html`<i>${text}</i>`);
    expect(html`<b>${items}${undefined}</b>`.markup).toBe('<b><i>a</i><i>&lt;</i></b>');
  });
});
