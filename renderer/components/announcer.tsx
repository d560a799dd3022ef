import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/**
 * Has what is inside of it read out when there is time, by the one place for it that is always there:
 * a region that comes together with its text is read out by few screen readers. A modal dialog
 * needs one of its own, because nothing outside of it is read out.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  return (
    <AnnounceContext value={setText}>
      {children}
      <div role="status" className="visually-hidden">
        {text}
      </div>
    </AnnounceContext>
  );
}

/** Has a text read out each time it becomes another one; an empty one says nothing. */
export function useAnnouncement(text: string): void {
  const announce = useContext(AnnounceContext);
  useEffect(() => {
    if (text === '') return undefined;
    announce(text);
    return () => {
      announce('');
    };
  }, [announce, text]);
}
