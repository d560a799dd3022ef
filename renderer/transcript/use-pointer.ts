import { useState } from 'react';
import type { FailedProtocol } from '../../shared/diagnosis/facts/facts.ts';

/** The tab of the sign-in, beside those of the protocols. */
export const signInTab = 'sign-in';

/** A line that a finding leads to; a new object each time it is asked for. */
export interface PointedLine {
  n: number;
}

/** What leads from findings to lines of transcripts. */
export interface TranscriptPointer {
  /** The tab that was chosen, by hand or by a finding; none before. */
  tab: unknown;
  /** Shows a tab that was chosen by hand. */
  choose: (tab: unknown) => void;
  /** The line that was asked for last, where it is in the transcript of this tab. */
  lineIn: (tab: string) => PointedLine | undefined;
  /** Shows and marks a line of a protocol's transcript, or of that of the sign-in (`entra`). */
  show: (of: FailedProtocol, n: number) => void;
}

/**
 * Keeps which transcript is shown, and which of its lines a finding leads to.
 *
 * @param run names what the transcripts are of: a line of one run is none of the next
 */
export function useTranscriptPointer(run: string): TranscriptPointer {
  const [tab, choose] = useState<unknown>();
  const [pointed, setPointed] = useState<PointedLine & { run: string; tab: string }>();
  return {
    tab,
    choose: (chosen) => {
      choose(chosen);
      // Who turns the pages is not to be led away from the tabs again.
      setPointed(undefined);
    },
    lineIn: (of) => (pointed?.run === run && pointed.tab === of ? pointed : undefined),
    show: (of, n) => {
      const shown = of === 'entra' ? signInTab : of;
      choose(shown);
      setPointed({ run, tab: shown, n });
    },
  };
}
