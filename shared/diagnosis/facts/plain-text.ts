/**
 * Takes off what a log, a JSON body, a page or a redirect put around the other side's words, so that
 * names, numbers and wording are found in them: `\u0027`, `&#39;`, `%3a` and `+`. What is no escape
 * stays as it is.
 */
export function plainText(text: string): string {
  return unescapeMarkup(unescapeUnicode(unescapeRedirect(text)));
}

/** RFC 8259 section 7, however often the backslash itself was escaped on the way. */
function unescapeUnicode(text: string): string {
  return text.replace(/\\+u([0-9a-f]{4})/gi, (_all, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&' };

function unescapeMarkup(text: string): string {
  return text
    .replace(/&#(\d{2,5});/g, (_all, digits: string) => String.fromCharCode(Number(digits)))
    .replace(/&#x([0-9a-f]{2,4});/gi, (_all, digits: string) =>
      String.fromCharCode(parseInt(digits, 16)),
    )
    .replace(/&(quot|apos|amp);/g, (all, name: string) => entities[name] ?? all);
}

/** The error of an authorization response is form-encoded (RFC 6749 section 4.1.2.1). */
function unescapeRedirect(text: string): string {
  return text.replace(/\berror_description=([^&\s"'<>]+)/g, (all, value: string) => {
    try {
      return `error_description=${decodeURIComponent(value.replaceAll('+', ' '))}`;
    } catch {
      // Cut in the middle of an escape: as it came.
      return all;
    }
  });
}
