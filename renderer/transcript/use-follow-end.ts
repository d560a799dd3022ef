import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How near to the end, in CSS pixels, still counts as being there: less than two lines. */
const nearEnd = 24;

export interface FollowEnd {
  /** True while the end is in sight and stays there. */
  isFollowing: boolean;
  onScroll: () => void;
  follow: () => void;
  /** Leaves the end, because another line was asked for. */
  leave: () => void;
}

/**
 * Keeps a scrolling box at its end while it grows, until the person scrolls up; at the end again,
 * it follows again.
 *
 * @param length changes whenever the content has grown
 * @param toEnd scrolls to the end
 */
export function useFollowEnd(
  box: RefObject<HTMLElement | null>,
  length: number,
  toEnd: () => void,
): FollowEnd {
  const [isFollowing, setIsFollowing] = useState(true);
  const following = useRef(true);
  const lastTop = useRef(0);

  useLayoutEffect(() => {
    if (following.current) toEnd();
    // `toEnd` is another function in each render; only growth is a reason to scroll.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [length]);

  function change(isAtEnd: boolean) {
    following.current = isAtEnd;
    setIsFollowing(isAtEnd);
  }

  return {
    isFollowing,
    onScroll: () => {
      const { current } = box;
      if (!current) return;
      const { scrollTop } = current;
      const left = current.scrollHeight - scrollTop - current.clientHeight;
      // Lines that turn out higher than thought move the end away, which is nobody's scrolling up.
      if (left <= nearEnd) change(true);
      else if (scrollTop < lastTop.current) change(false);
      lastTop.current = scrollTop;
    },
    follow: () => {
      change(true);
      toEnd();
    },
    leave: () => {
      change(false);
    },
  };
}
