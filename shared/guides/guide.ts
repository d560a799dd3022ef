import type { GuideFacts } from './guide-facts.ts';
import type { GuideId } from './guide-ids.ts';
import type { PortalLink } from './portal-pages.ts';
import type { GuideStepId } from './step-ids.ts';

/** What a value is, for its label: `guides.values` of the messages. */
export const guideValueKinds = [
  'tenant',
  'app-name',
  'client-id',
  'account-types',
  'redirect-uri',
  'api',
  'permission',
  'consent-link',
  'object-id',
  'person',
  'mailbox',
  'sender',
  'powershell',
] as const;
export type GuideValueKind = (typeof guideValueKinds)[number];

/** A value of the connection that is to be typed or compared in the portal. */
export interface GuideValue {
  readonly kind: GuideValueKind;
  readonly value: string;
}

/** One step of a guide. */
export interface GuideStep {
  /** Unique within its guide. */
  readonly id: GuideStepId;
  readonly values: readonly GuideValue[];
  readonly link?: PortalLink;
  /** How long it can take until the change works, in minutes. */
  readonly waitMinutes?: number;
  /** Another way to the same end as the steps before: it is not counted among them. */
  readonly instead?: true;
}

/** The steps of one guide for one connection, with what their texts say of it. */
export interface Guide {
  readonly id: GuideId;
  readonly facts: GuideFacts;
  /** Empty where the guide has nothing to say for this connection. */
  readonly steps: readonly GuideStep[];
}

/** Values of one kind, without those that are not known yet. */
export function valuesOf(
  kind: GuideValueKind,
  ...values: readonly (string | undefined)[]
): GuideValue[] {
  return values.flatMap((value) => (value === undefined ? [] : [{ kind, value }]));
}
