import { useLayoutEffect, useRef, type RefObject } from 'react';

/** How near to the end, in CSS pixels, still counts as being there: less than two lines. */
const nearEnd = 24;

interface FollowEnd {
  ref: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
}

/**
 * Keeps a scrolling box at its end while it grows, until the person scrolls up; at the end again,
 * it follows again.
 *
 * @param length changes whenever the content has grown
 */
export function useFollowEnd(length: number): FollowEnd {
  const ref = useRef<HTMLDivElement>(null);
  const following = useRef(true);

  useLayoutEffect(() => {
    const box = ref.current;
    if (box && following.current) box.scrollTop = box.scrollHeight;
  }, [length]);

  function onScroll() {
    const box = ref.current;
    if (!box) return;
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight <= nearEnd;
  }

  return { ref, onScroll };
}
