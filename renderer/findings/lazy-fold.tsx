import { useState, type ReactNode } from 'react';

interface LazyFoldProps {
  className: string;
  summary: ReactNode;
  children: ReactNode;
}

/** Something folded away, of which nothing is there until it is opened. */
export function LazyFold({ className, summary, children }: LazyFoldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
