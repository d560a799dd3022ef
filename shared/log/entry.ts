import type { LogLevel } from '../settings-values.ts';
import { fieldsOf, isLogEvent, logEvents, logVersion, type LogEvent } from './events.ts';
import { hasForm, withheld } from './field-kinds.ts';

/** One line of the log, in the order in which it is written. */
export interface LogEntry {
  /** {@link logVersion} */
  v: number;
  /** ISO 8601, UTC. */
  time: string;
  level: LogLevel;
  event: LogEvent;
  /** The process that wrote it; two can write to one file for a moment. */
  pid: number;
  /** Counts the lines of a process from 1, so that it is seen where some are missing. */
  n: number;
  fields: Readonly<Record<string, string | number | boolean>>;
}

/** Much longer than any line that is written. */
const maxLineCharacters = 8_000;

const ownKeys: ReadonlySet<string> = new Set(['v', 'time', 'level', 'event', 'pid', 'n']);

/**
 * What may be written of the fields of an event: those of its list, and of these the values that have
 * the form of their kind. Any other value is withheld, any other field is left out.
 */
export function allowedFields(
  event: LogEvent,
  fields: Readonly<Record<string, unknown>>,
): LogEntry['fields'] {
  const allowed: [string, string | number | boolean][] = [];
  for (const [name, kind] of Object.entries(fieldsOf(event))) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined) continue;
    allowed.push([name, hasForm(kind, value) ? (value as string | number | boolean) : withheld]);
  }
  return Object.fromEntries(allowed);
}

/** The entry as the one line that stands for it, JSON without a line end. */
export function writeEntry({ fields, ...head }: LogEntry): string {
  return JSON.stringify({ ...head, ...fields });
}

/**
 * Reads a line of a log that anybody can have written into: whatever is not exactly a line of this
 * program is none.
 *
 * @returns the entry, or `undefined`
 */
export function readEntry(line: string): LogEntry | undefined {
  if (line.length > maxLineCharacters) return undefined;
  const found = parsed(line);
  if (!found) return undefined;
  const { v, time, level, event, pid, n } = found;
  if (v !== logVersion || !isTime(time) || !isLogEvent(event)) return undefined;
  if (level !== logEvents[event].level) return undefined;
  if (!hasForm('count', pid) || !hasForm('count', n)) return undefined;
  const kinds = fieldsOf(event);
  const fields = Object.entries(found).filter(([name]) => !ownKeys.has(name));
  const isKnown = fields.every(
    ([name, value]) =>
      Object.hasOwn(kinds, name) && (value === withheld || hasForm(kinds[name] ?? 'name', value)),
  );
  if (!isKnown) return undefined;
  return {
    ...{ v, time, level: logEvents[event].level, event, pid: pid as number, n: n as number },
    fields: Object.fromEntries(fields) as LogEntry['fields'],
  };
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
}
