import type { LogLevel } from '../settings-values.ts';
import type { FieldKind, FieldValue } from './field-kinds.ts';

/**
 * The version of this list and of the lines that are written with it. It changes when a name or a
 * field changes its meaning or goes; what is added leaves it.
 */
export const logVersion = 1;

interface EventShape {
  level: LogLevel;
  fields: Readonly<Record<string, FieldKind>>;
}

/** What is known of an exception; never its message, which can quote what was sent or received. */
const exception = { exception: 'exception', at: 'frames' } as const;
const gone = { reason: 'name', exitCode: 'exit' } as const;

/**
 * Everything that the log can say: each event by its name, which is stable, with its level and what
 * may stand beside it. There is no other way into the log. No field has a place for an address of a
 * person, a tenant, an ID, a file's path or anything that a server or a person has said; hosts stand
 * in it only where a page wanted to go somewhere that it may not.
 */
export const logEvents = {
  // The program.
  started: {
    level: 'info',
    fields: {
      ...{ version: 'version', platform: 'version', node: 'version' },
      ...{ electron: 'version', chromium: 'version', packaged: 'flag' },
    },
  },
  'start failed': { level: 'error', fields: exception },
  'second start': { level: 'info', fields: {} },
  /** What is set, as far as it is one of a few words; a proxy and authorities only as that they are. */
  'settings in force': {
    level: 'info',
    fields: {
      ...{ language: 'name', theme: 'name', logLevel: 'name', rememberSignIns: 'flag' },
      ...{ signInRoute: 'name', family: 'name', mailOverProxy: 'flag', authorities: 'count' },
    },
  },
  'settings changed': { level: 'info', fields: { names: 'names' } },
  /** The names of what an administrator has set for everybody, and the codes of what is wrong there. */
  'policy in force': { level: 'info', fields: { managed: 'names', problems: 'names' } },
  quit: { level: 'info', fields: { exitCode: 'exit' } },
  /** A file that could not be used or not be written, by the code of what the window says of it. */
  'file set aside': { level: 'warn', fields: { code: 'name' } },
  'uncaught exception': { level: 'error', fields: exception },
  'unhandled rejection': { level: 'error', fields: exception },

  // Windows and processes.
  'window error': { level: 'error', fields: { kind: 'name', ...exception } },
  'window gone': { level: 'error', fields: gone },
  'window reloaded': { level: 'warn', fields: { why: 'name' } },
  'window unresponsive': { level: 'warn', fields: {} },
  'window responsive': { level: 'info', fields: {} },
  'process gone': { level: 'warn', fields: { type: 'name', ...gone } },
  'navigation refused': { level: 'warn', fields: { to: 'origin' } },
  'new window refused': { level: 'warn', fields: { to: 'origin' } },
  'webview refused': { level: 'warn', fields: {} },

  // The contract between the window and the main process.
  'ipc refused': { level: 'warn', fields: { channel: 'name', reason: 'name' } },
  'ipc answered': { level: 'debug', fields: { channel: 'name', ms: 'count', ok: 'flag' } },
  'request failed': { level: 'info', fields: { channel: 'name', code: 'name' } },
  'ipc failure not in the contract': { level: 'error', fields: { channel: 'name' } },
  'ipc answer not in the contract': { level: 'error', fields: { channel: 'name' } },
  'ipc handler threw': { level: 'error', fields: { channel: 'name', ...exception } },

  // Signing in.
  'sign-in began': {
    level: 'info',
    fields: {
      ...{ flow: 'name', access: 'name', cloud: 'name', practice: 'flag' },
      ...{ remember: 'flag', kept: 'flag' },
    },
  },
  'sign-in ended': {
    level: 'info',
    fields: { flow: 'name', outcome: 'name', code: 'name', aadsts: 'numbers', ms: 'count' },
  },
  'token renewed': {
    level: 'info',
    fields: { outcome: 'name', code: 'name', aadsts: 'numbers', ms: 'count' },
  },
  'signed out': { level: 'info', fields: { outcome: 'name', code: 'name' } },

  // Tests.
  'run started': {
    level: 'info',
    fields: { protocols: 'names', practice: 'flag', again: 'flag', message: 'flag' },
  },
  'check finished': {
    level: 'info',
    fields: { protocol: 'name', outcome: 'name', stage: 'name', code: 'name', ms: 'count' },
  },
  'run finished': { level: 'info', fields: { outcome: 'name' } },
  'run threw': { level: 'error', fields: exception },

  // The practice tenant.
  'practice tenant did not start': { level: 'error', fields: exception },
  'practice scenario did not start': { level: 'error', fields: exception },
  'practice tenant did not stop cleanly': { level: 'warn', fields: exception },

  // Updates. Neither the feed nor what it answered is in it.
  'update check': { level: 'info', fields: { found: 'name' } },
  'update download started': { level: 'info', fields: { version: 'version' } },
  'update downloaded': { level: 'info', fields: { version: 'version' } },
  'update installation started': { level: 'info', fields: { version: 'version' } },
  /** An exception stands beside `app/unexpected` only. */
  'update failed': { level: 'warn', fields: { during: 'name', code: 'name', ...exception } },
  'update cancelled': { level: 'info', fields: { during: 'name' } },
  'update key unreadable': { level: 'error', fields: {} },

  // Reports of problems.
  'problem report saved': { level: 'info', fields: { files: 'count' } },
} as const satisfies Readonly<Record<string, EventShape>>;

/** The name of something that the log can say. */
export type LogEvent = keyof typeof logEvents;

type Shape<E extends LogEvent> = (typeof logEvents)[E];

/** The level of an event: always the same. */
export type LevelOf<E extends LogEvent> = Shape<E>['level'];

/** What may stand beside an event. */
export type FieldsOf<E extends LogEvent> = {
  readonly [F in keyof Shape<E>['fields']]?:
    FieldValue<Shape<E>['fields'][F] & FieldKind> | undefined;
};

/** True for a name of the list. */
export function isLogEvent(name: unknown): name is LogEvent {
  return typeof name === 'string' && Object.hasOwn(logEvents, name);
}

/** The fields that an event may have, by name. */
export function fieldsOf(event: LogEvent): Readonly<Record<string, FieldKind>> {
  return logEvents[event].fields;
}
