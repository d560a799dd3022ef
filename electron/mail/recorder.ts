import type { CheckEvent } from '../../shared/check-events.ts';
import type { Protocol, Stage } from '../../shared/stages.ts';
import type { LineKind, TranscriptLine } from '../../shared/transcript.ts';
import { hiddenEcho } from './echo-filter.ts';
import type { WireLine } from './wire-line.ts';

/** A tenth of a millisecond: finer than any network, and short in a ticket. */
const ticksPerMillisecond = 10;

/** Keeps the transcript of one check and tells it line by line. Its clock starts when it is made. */
export class Recorder {
  readonly protocol: Protocol;
  readonly transcript: TranscriptLine[] = [];
  /** The stage that lines are put under. */
  stage: Stage;
  readonly #emit: (event: CheckEvent) => void;
  readonly #startedAt = performance.now();

  constructor(protocol: Protocol, firstStage: Stage, emit: (event: CheckEvent) => void) {
    this.protocol = protocol;
    this.stage = firstStage;
    this.#emit = emit;
  }

  /** Milliseconds since the check began, by the monotonic clock. */
  now(): number {
    const milliseconds = performance.now() - this.#startedAt;
    return Math.round(milliseconds * ticksPerMillisecond) / ticksPerMillisecond;
  }

  emit(event: CheckEvent): void {
    this.#emit(event);
  }

  /** Adds a line of our own; returns its number, as the two below do. */
  note(text: string): number {
    return this.#add('note', text, 0, text.includes(hiddenEcho));
  }

  /** Adds a line that goes onto the wire. */
  sent(line: WireLine): number {
    return this.#add('sent', line.text, line.bytes.length, line.redacted);
  }

  /**
   * Adds a line that came from the wire.
   *
   * @param text what is shown of it
   * @param bytes its length on the wire, line end included
   */
  received(text: string, bytes: number, redacted: boolean): number {
    return this.#add('received', text, bytes, redacted);
  }

  #add(kind: LineKind, text: string, bytes: number, redacted: boolean): number {
    const line: TranscriptLine = {
      n: this.transcript.length + 1,
      atMs: this.now(),
      stage: this.stage,
      kind,
      text,
      bytes,
      redacted,
    };
    this.transcript.push(line);
    this.emit({ kind: 'line', protocol: this.protocol, line });
    return line.n;
  }
}
