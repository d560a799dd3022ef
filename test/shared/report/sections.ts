/** The lines of a ticket. */
export function linesOf(ticket: string): string[] {
  return ticket.split('\n');
}

/** The lines of one section, without its title and underline. */
export function sectionOf(ticket: string, title: string): string[] {
  const lines = linesOf(ticket);
  const start = lines.indexOf(title);
  if (start < 0) throw new Error(`no section ${title} in\n${ticket}`);
  const next = lines.findIndex((line, index) => index > start + 1 && /^-+$/.test(line));
  return lines.slice(start + 2, next < 0 ? undefined : next - 2);
}
