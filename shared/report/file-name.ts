import { fileEndings, type ReportFormat } from './formats.ts';
import { outcomeOf, type ReportSubject } from './source.ts';

/** Windows takes paths of 260 characters; that leaves room for the folder. */
const maxNameCharacters = 60;

/** Names of devices, which no file of Windows may have, whatever its ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name that is offered for a report's file: of the connection, the time and the outcome, such as
 * `Scanner-2026-11-21-0100-failed.txt`. Every system takes it.
 */
export function reportFileName(subject: ReportSubject, format: ReportFormat): string {
  return `${reportBaseName(subject)}.${fileEndings[format]}`;
}

/** The same without the ending. */
export function reportBaseName(subject: ReportSubject): string {
  const isRun = subject.kind === 'run';
  const { name } = isRun ? subject.record.connection : subject.connection;
  const { startedAt } = isRun ? subject.record : subject.signIn;
  const [, day, hours = '', minutes = ''] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(startedAt) ?? [];
  return [
    safePart(name),
    ...(isRun ? [] : ['sign-in']),
    ...(day === undefined ? [] : [day, hours + minutes]),
    outcomeOf(subject) === 'ok' ? 'passed' : outcomeOf(subject),
  ].join('-');
}

/** Letters and digits of every script stay; all else becomes a hyphen. */
function safePart(name: string): string {
  const part = Array.from(name.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-'))
    .slice(0, maxNameCharacters)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
  if (part === '') return 'report';
  return devices.test(part) ? `report-${part}` : part;
}
