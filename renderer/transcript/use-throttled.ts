import { useEffect, useRef, useState } from 'react';

/** How often something new may be read out, in milliseconds: what is said must end before the next. */
const spokenEvery = 1_000;

/**
 * A text that changes once a second at most, for what is read out: at once where it was quiet before,
 * and the last of several changes after the others.
 */
export function useThrottled(text: string): string {
  const [spoken, setSpoken] = useState(text);
  const changedAt = useRef(0);
  useEffect(() => {
    if (text === spoken) return undefined;
    const wait = Math.max(0, changedAt.current + spokenEvery - performance.now());
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      setSpoken(text);
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [text, spoken]);
  return spoken;
}
