import { useSyncExternalStore } from 'react';

const darkQuery = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
}

function current(): 'light' | 'dark' {
  return window.matchMedia(darkQuery).matches ? 'dark' : 'light';
}

/** The colours that the system asks for, also when it changes its mind. */
export function useColorScheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, current);
}
