import { createContext, useContext } from 'react';
import { noPolicy } from '../../shared/policy/no-policy.ts';
import type { PolicyField } from '../../shared/policy/policy.ts';
import type { PolicyView } from '../../shared/policy/policy-view.ts';

export const PolicyContext = createContext<PolicyView>(noPolicy);

/** What the organisation has set for this computer. */
export function usePolicy(): PolicyView {
  return useContext(PolicyContext);
}

/** Where a field is set, if it is: a file, or a key of the registry. */
export function useManagedFrom(field: PolicyField): string | undefined {
  return usePolicy().managed.find((each) => each.field === field)?.place;
}
