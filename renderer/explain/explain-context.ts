import { createContext, useContext } from 'react';
import type { FailedProtocol } from '../../shared/diagnosis/facts/facts.ts';

/** Opens the dialog that explains a message, with where it came from, where that is known. */
export type OpenExplain = (source?: FailedProtocol) => void;

/** Nothing where there is no such dialog, as inside of it. */
export const ExplainContext = createContext<OpenExplain | undefined>(undefined);

/** What opens the dialog that explains a message of another program, where that can be done. */
export function useExplain(): OpenExplain | undefined {
  return useContext(ExplainContext);
}
