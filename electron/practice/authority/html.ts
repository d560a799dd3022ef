/** Markup that needs no more escaping: made by {@link html}, or a constant of this program. */
export interface Markup {
  readonly markup: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template tag: what is put in is escaped for text and for quoted attributes alike, unless it is
 * markup already; lists are joined, `undefined` is nothing.
 */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[] | undefined)[]
): Markup {
  const parts = strings.map((text, index) => {
    const value = values[index];
    if (value === undefined) return text;
    if (typeof value === 'string') return text + escapeHtml(value);
    if ('markup' in value) return text + value.markup;
    return text + value.map((item) => item.markup).join('');
  });
  return { markup: parts.join('') };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
