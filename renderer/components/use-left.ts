import { useState } from 'react';

/** Whether a person is done with a field for now, and what tells that. */
export interface Left {
  isLeft: boolean;
  /** The focus goes elsewhere. */
  onBlur: () => void;
  /** Another text stands in the field. */
  onText: (text: string) => void;
}

/**
 * Whether what stands in a field was typed to its end, so that it can be judged as a whole. It was
 * once the field has been left, and where it stood there when the page came; an empty field begins
 * anew.
 */
export function useLeft(value: string): Left {
  const isEmpty = value.trim() === '';
  const [isLeft, setIsLeft] = useState(!isEmpty);
  return {
    isLeft,
    onBlur: () => {
      if (!isEmpty)
        afterPress(() => {
          setIsLeft(true);
        });
    },
    onText: (text) => {
      if (text.trim() === '') setIsLeft(false);
    },
  };
}

/**
 * Waits until what is pressed is let go: what is said at a field moves all that stands below it, and
 * a button that moves away under a pressed mouse is not clicked.
 */
function afterPress(act: () => void): void {
  if (document.querySelector(':active') === null) {
    act();
    return;
  }
  const released = new AbortController();
  for (const event of ['pointerup', 'pointercancel']) {
    document.addEventListener(
      event,
      () => {
        released.abort();
        // The click comes right after the release.
        setTimeout(act);
      },
      { capture: true, signal: released.signal },
    );
  }
}
