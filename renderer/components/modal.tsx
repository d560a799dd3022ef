import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Announcer } from './announcer.tsx';

interface ModalProps {
  heading: string;
  /** What the button says that closes it; Escape does the same. */
  close: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog over the page, which nothing behind it can be reached through. */
export function Modal({ heading, close, onClose, children }: ModalProps) {
  const headingId = useId();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    dialogRef.current?.showModal();
    // Otherwise the first field has the focus, and what the dialog is about is not read out.
    headingRef.current?.focus();
  }, []);

  return (
    <dialog ref={dialogRef} className="modal" aria-labelledby={headingId} onClose={onClose}>
      <div className="modal-body">
        <h2 id={headingId} ref={headingRef} tabIndex={-1} className="modal-heading">
          {heading}
        </h2>
        <Announcer>{children}</Announcer>
      </div>
      <footer className="page-footer">
        <Button
          appearance="primary"
          onClick={() => {
            dialogRef.current?.close();
          }}
        >
          {close}
        </Button>
      </footer>
    </dialog>
  );
}
