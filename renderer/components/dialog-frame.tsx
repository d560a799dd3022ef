import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { Announcer } from './announcer.tsx';

interface DialogFrameProps {
  /** Its `close()` does what Escape does: the focus goes back to where it was, `onClose` is told. */
  ref: RefObject<HTMLDialogElement | null>;
  heading: string;
  /** How wide it may get: for one field, for reading, or for text of other programs. */
  size?: 'small' | 'normal' | 'wide';
  /**
   * What has the focus to begin with: the first control, or the heading where the dialog is to be
   * read first. A dialog that wants another one sets it in an effect of its own, which runs later.
   */
  firstFocus?: 'control' | 'heading';
  /** Makes it a form: what its submit button and Enter in a field do. */
  onSubmit?: () => void;
  /** Told once it is closed, by whatever; it is then to be taken off the page. */
  onClose: () => void;
  /** Its buttons, the one that goes on last. */
  footer: ReactNode;
  children: ReactNode;
}

/**
 * The one frame of every dialog: over the page, which nothing behind it can be reached through, with
 * its heading and what scrolls below that, and buttons that are always in sight.
 */
export function DialogFrame({
  ref,
  heading,
  size = 'normal',
  firstFocus = 'control',
  onSubmit,
  onClose,
  footer,
  children,
}: DialogFrameProps) {
  const headingId = useId();
  const headingRef = useRef<HTMLHeadingElement>(null);
  const isHeadingFirst = firstFocus === 'heading';

  useEffect(() => {
    ref.current?.showModal();
    // Otherwise the first field has the focus, and what the dialog is about is not read out.
    if (isHeadingFirst) headingRef.current?.focus();
  }, [ref, isHeadingFirst]);

  const parts = (
    <>
      <div className="dialog-body">
        <h2
          id={headingId}
          ref={headingRef}
          {...(isHeadingFirst ? { tabIndex: -1 } : {})}
          className="dialog-heading"
        >
          {heading}
        </h2>
        <Announcer>{children}</Announcer>
      </div>
      <footer className="page-footer">{footer}</footer>
    </>
  );

  return (
    <dialog ref={ref} className={`dialog is-${size}`} aria-labelledby={headingId} onClose={onClose}>
      {onSubmit ? (
        <form
          noValidate
          className="dialog-form"
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {parts}
        </form>
      ) : (
        parts
      )}
    </dialog>
  );
}
