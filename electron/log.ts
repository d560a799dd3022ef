import { allowedFields, writeEntry } from '../shared/log/entry.ts';
import {
  isLogEvent,
  logEvents,
  logVersion,
  type FieldsOf,
  type LevelOf,
  type LogEvent,
} from '../shared/log/events.ts';
import { logLevels, type LogLevel } from '../shared/settings-values.ts';

export { describeException } from '../shared/log/describe-exception.ts';

/**
 * Writes one line: what happened, by a name of the list in `shared/log/events.ts`, and its
 * circumstances as the fields that the list has for it. No object is among these, so neither a
 * `Secret` nor a request fits in. It never throws.
 */
export type Log = <E extends LogEvent>(level: LevelOf<E>, event: E, fields?: FieldsOf<E>) => void;

/**
 * Makes a log that writes JSON, one line an entry. It writes what the list allows and nothing else:
 * an event that is not in it is left out, and a value that does not have the form of its field is
 * withheld.
 *
 * @param write takes one line without its line end
 * @param now milliseconds since 1970, for the entry's time
 * @param wanted the least grave level that is written, asked for each entry; without it, all are
 */
export function createLog(
  write: (line: string) => void,
  now: () => number = Date.now,
  wanted: () => LogLevel = () => 'debug',
): Log {
  let n = 0;
  return (_level, event, fields = {}) => {
    // The compiler says so already; but what is decided here decides what leaves the program.
    if (!isLogEvent(event)) return;
    const { level } = logEvents[event];
    if (logLevels.indexOf(level) > logLevels.indexOf(wanted())) return;
    n += 1;
    const time = new Date(now()).toISOString();
    const allowed = allowedFields(event, fields);
    write(
      writeEntry({
        ...{ v: logVersion, time, level, event, pid: process.pid, n },
        fields: allowed,
      }),
    );
  };
}
