/** The frames of a stack that are worth a log line. */
const maxFrames = 5;

/** A function and its place, without the folders, which can be personal. */
const frameForm = /^(?:[\w$.<>[\]# ]{1,100} \()?[\w$.-]{1,80}(?::\d{1,9}){0,2}\)?$/;

/** What may be told of an exception. */
export interface ExceptionFacts {
  exception: string;
  at?: string;
}

/**
 * What may be logged of an exception: its name and where it came from. Never its message, which
 * can quote what was sent or received.
 */
export function describeException(thrown: unknown): ExceptionFacts {
  if (!(thrown instanceof Error)) return { exception: typeof thrown };
  const head = thrown.message === '' ? thrown.name : `${thrown.name}: ${thrown.message}`;
  const stack = thrown.stack ?? '';
  // A message of several lines could look like frames, so it is cut off first, or nothing is shown.
  const frames = stack.startsWith(head)
    ? stack
        .slice(head.length)
        .split('\n')
        .flatMap((line) => /^\s+at (.+)$/.exec(line)?.[1] ?? [])
        .map((frame) => frame.replace(/^(.*? \()?.*[/\\]/, '$1'))
        .filter((frame) => frameForm.test(frame))
        .slice(0, maxFrames)
    : [];
  const at = cut(frames);
  return { exception: nameOf(thrown), ...(at === '' ? {} : { at }) };
}

/** Classes are named by programs; what was made to look like one can be named by anybody. */
function nameOf({ name }: Error): string {
  return /^[A-Za-z][\w$]{0,60}$/.test(name) ? name : 'Error';
}

/** As many whole frames as fit into a field of the log. */
function cut(frames: readonly string[]): string {
  let text = '';
  for (const frame of frames) {
    const longer = text === '' ? frame : `${text} < ${frame}`;
    if (longer.length > 300) break;
    text = longer;
  }
  return text;
}
