import { createContext, useContext } from 'react';

/** Opens the dialog that explains a message; replaced by the window, which has the dialog. */
export const ExplainContext = createContext<() => void>(() => undefined);

/** What opens the dialog that explains a message of another program. */
export function useExplain(): () => void {
  return useContext(ExplainContext);
}
