import { clouds } from '../clouds.ts';
import { accessTypes, flowsFor, type AccessType } from '../flows.ts';
import { isFlowAllowed, type Policy } from '../policy/policy.ts';
import { changeDraft, emptyDraft, type Draft, type DraftChange } from './draft.ts';

/** What of a policy makes a difference to a draft. */
export type DraftPolicy = Pick<Policy, 'cloud' | 'tenant' | 'clientId' | 'allowedFlows'>;

/** A draft in which nothing is filled in yet but what the organisation suggests. */
export function newDraft(policy: DraftPolicy): Draft {
  const { cloud, tenant, clientId } = policy;
  const filled = changeDraft(emptyDraft, {
    ...(cloud === undefined ? {} : { cloud }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(clientId === undefined ? {} : { clientId }),
  });
  const withFlow = withAllowedFlow(filled, policy);
  if (isAllowed(withFlow, policy)) return withFlow;
  // Persons may not sign in at all; an app may.
  const other = accessTypes.find(
    (access) =>
      allowedFlowsFor(access, policy).length > 0 &&
      (access === 'delegated' || clouds[filled.cloud].applicationResource !== undefined),
  );
  return other === undefined
    ? filled
    : withAllowedFlow(changeDraft(filled, { access: other }), policy);
}

/**
 * A draft after a change. Where that chose another way to sign in by itself, it is one that the
 * organisation allows; a way that a person has chosen stays, and is said to be none of these.
 */
export function changeManagedDraft(draft: Draft, change: DraftChange, policy: DraftPolicy): Draft {
  const changed = changeDraft(draft, change);
  return changed.flow === draft.flow || changed.flow === change.flow
    ? changed
    : withAllowedFlow(changed, policy);
}

/** True where the draft's way to sign in may be gone. */
function isAllowed({ flow, practice }: Draft, policy: DraftPolicy): boolean {
  return isFlowAllowed(policy, flow, practice !== undefined);
}

function withAllowedFlow(draft: Draft, policy: DraftPolicy): Draft {
  const [flow] = allowedFlowsFor(draft.access, policy);
  return isAllowed(draft, policy) || flow === undefined ? draft : changeDraft(draft, { flow });
}

function allowedFlowsFor(access: AccessType, policy: DraftPolicy) {
  return flowsFor(access).filter((flow) => isFlowAllowed(policy, flow, false));
}
