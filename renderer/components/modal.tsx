import { Button } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import { DialogFrame } from './dialog-frame.tsx';

interface ModalProps {
  heading: string;
  /** What the button says that closes it; Escape does the same. */
  close: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that asks for nothing: it is read, what is changed in it holds at once, and it is closed. */
export function Modal({ heading, close, onClose, children }: ModalProps) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  return (
    <DialogFrame
      ref={dialogRef}
      heading={heading}
      firstFocus="heading"
      onClose={onClose}
      footer={
        <Button
          appearance="primary"
          onClick={() => {
            dialogRef.current?.close();
          }}
        >
          {close}
        </Button>
      }
    >
      {children}
    </DialogFrame>
  );
}
