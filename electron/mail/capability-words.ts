/**
 * One line of a list of capabilities (POP's CAPA: RFC 2449 section 5; SMTP's EHLO: RFC 5321 section
 * 4.1.1.1), as it is shown, in upper case and its words separated by one space. Servers end lines
 * with spaces, and some with a CR too many, which is shown as `\x0d`; neither these nor a tab are
 * part of a word (github.com/marlam/mpop issue 14).
 */
export function parseCapability(shown: string): string {
  return shown
    .split(/(?: |\\x09|\\x0d)+/)
    .filter((word) => word !== '')
    .join(' ')
    .toUpperCase();
}

/** The words after `name` of the capabilities that begin with it, in order. */
export function capabilityWords(capabilities: readonly string[], name: string): string[] {
  return capabilities.flatMap((capability) => {
    const [first, ...words] = capability.split(' ');
    return first === name ? words : [];
  });
}
