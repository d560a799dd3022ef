/** The addresses in a text that has them one a line, or between commas or semicolons; each once. */
export function furtherMailboxesIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const part of text.split(/[\r\n,;]+/)) {
    const address = part.trim();
    const key = address.toLowerCase();
    if (address !== '' && !found.has(key)) found.set(key, address);
  }
  return [...found.values()];
}
