import { createContext, useContext } from 'react';

/** Opens the dialog in which a problem is reported. */
export type OpenProblem = () => void;

/** Nothing where there is no such dialog. */
export const ProblemContext = createContext<OpenProblem | undefined>(undefined);

/** What opens the dialog in which a problem is reported, where that can be done. */
export function useProblem(): OpenProblem | undefined {
  return useContext(ProblemContext);
}
