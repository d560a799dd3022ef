import { quotePowerShell } from './powershell-quote.ts';

/** What a script is given: texts, switches, lists of texts, and tables of both. */
export type PowerShellValue = string | boolean | readonly string[] | readonly PowerShellRow[];

/** One row of a table; its names are the program's own, its values need not be. */
export type PowerShellRow = Readonly<Record<string, string | boolean>>;

/** Variables with their values; the names are the program's own. */
export type PowerShellValues = Readonly<Record<string, PowerShellValue>>;

/**
 * The lines that give variables their values. Nowhere else does a value stand in a script, so this
 * and {@link quotePowerShell} are all that has to be right.
 *
 * @throws RangeError for a control character in a text
 */
export function assignValues(values: PowerShellValues): string {
  return Object.entries(values)
    .map(([name, value]) => `$${name} = ${write(value)}`)
    .join('\n');
}

function write(value: PowerShellValue): string {
  if (typeof value === 'string') return quotePowerShell(value);
  if (typeof value === 'boolean') return writeSwitch(value);
  if (value.length === 0) return '@()';
  return `@(\n${value.map((entry) => `    ${writeEntry(entry)}`).join('\n')}\n)`;
}

function writeEntry(entry: string | PowerShellRow): string {
  if (typeof entry === 'string') return quotePowerShell(entry);
  const cells = Object.entries(entry).map(
    ([name, cell]) =>
      `${name} = ${typeof cell === 'string' ? quotePowerShell(cell) : writeSwitch(cell)}`,
  );
  return `@{ ${cells.join('; ')} }`;
}

function writeSwitch(value: boolean): string {
  return value ? '$true' : '$false';
}
