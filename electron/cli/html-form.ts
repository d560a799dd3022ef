/** The first form of a page, as a browser without scripts would send it. */
export interface HtmlForm {
  /** Where it goes; absolute. */
  action: string;
  method: 'GET' | 'POST';
  /** Input fields by name, with the values the page gave them. */
  fields: { name: string; type: string; value: string }[];
}

/**
 * Finds the first form of an HTML page. This is for the practice tenant's own sign-in page, whose
 * markup is known, not for pages of the web.
 *
 * @param html the page
 * @param pageUrl its address, against which the form's action is resolved
 */
export function findForm(html: string, pageUrl: string): HtmlForm | undefined {
  const match = /<form\b([^>]*)>(.*?)<\/form>/is.exec(html);
  if (!match) return undefined;
  const [, formAttributes = '', content = ''] = match;
  const attributes = readAttributes(formAttributes);
  const inputs = content.matchAll(/<(input|button)\b([^>]*)>/gi);
  const fields = [...inputs].flatMap(([, tag = '', text = '']) => {
    const input = readAttributes(text);
    const name = input.get('name');
    if (name === undefined) return [];
    const usualType = tag.toLowerCase() === 'button' ? 'submit' : 'text';
    return [{ name, type: input.get('type') ?? usualType, value: input.get('value') ?? '' }];
  });
  return {
    action: new URL(attributes.get('action') ?? '', pageUrl).href,
    method: attributes.get('method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
    fields,
  };
}

function readAttributes(text: string): Map<string, string> {
  const found = text.matchAll(/([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi);
  return new Map(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ''),
    ]),
  );
}

/** The entities that escaping HTML produces. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text as a reader of the page sees it. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, ...groups: unknown[]) => {
    const [hexadecimal, decimal, name] = groups;
    if (typeof hexadecimal === 'string') return String.fromCodePoint(parseInt(hexadecimal, 16));
    if (typeof decimal === 'string') return String.fromCodePoint(parseInt(decimal, 10));
    return (typeof name === 'string' ? entities[name] : undefined) ?? whole;
  });
}
