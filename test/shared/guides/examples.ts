import { cloudIds, clouds } from '../../../shared/clouds.ts';
import { connectionSchema, type Connection } from '../../../shared/connection.ts';
import { accessTypes, flowsFor } from '../../../shared/flows.ts';
import type { GuideId } from '../../../shared/guides/guide-ids.ts';
import type { Guide, GuideStep } from '../../../shared/guides/guide.ts';
import type { GuideStepId } from '../../../shared/guides/step-ids.ts';
import { en } from '../../../shared/messages/en.ts';
import { emptyDraft, type Draft } from '../../../shared/wizard/draft.ts';

export const clientId = '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595';
export const objectId = '6d1f0c2e-7a3b-4e58-9c41-2b8f5d7a9e03';

export const person: Connection = connectionSchema.parse({
  version: 1,
  name: 'Scanner',
  practice: false,
  cloud: 'global',
  tenant: 'contoso.com',
  clientId,
  access: 'delegated',
  flow: 'window',
  protocols: ['imap', 'pop', 'smtp'],
  offlineAccess: true,
  user: 'adele@contoso.com',
  sharedMailbox: 'invoices@contoso.com',
});

export const application: Connection = connectionSchema.parse({
  ...person,
  access: 'application',
  flow: 'secret',
  offlineAccess: false,
  user: 'scan@contoso.com',
  sharedMailbox: undefined,
  servicePrincipalObjectId: objectId,
  furtherMailboxes: ["o'hara@contoso.com", 'SCAN@contoso.com'],
});

/** One connection for each cloud, access type and flow that there is. */
export const connections: Connection[] = cloudIds.flatMap((cloud) =>
  accessTypes
    .filter((access) => access === 'delegated' || clouds[cloud].applicationResource)
    .flatMap((access) =>
      flowsFor(access).map((flow) =>
        connectionSchema.parse({
          ...(access === 'delegated' ? person : application),
          ...{ cloud, flow, tenant: clouds[cloud].fixedTenant ?? 'contoso.com' },
        }),
      ),
    ),
);

/** The same settings as they stand in the wizard. */
export const drafts: Draft[] = connections.map((connection) => ({
  ...emptyDraft,
  ...{ cloud: connection.cloud, tenant: connection.tenant, clientId: connection.clientId },
  ...{ access: connection.access, flow: connection.flow, protocols: connection.protocols },
  ...{ offlineAccess: connection.offlineAccess, user: connection.user },
  mailboxKind: connection.sharedMailbox === undefined ? 'own' : 'shared',
  sharedMailbox: connection.sharedMailbox ?? '',
}));

export function ids({ steps }: Guide): GuideStepId[] {
  return steps.map(({ id }) => id);
}

export function step(guide: Guide, id: GuideStepId): GuideStep {
  const found = guide.steps.find((each) => each.id === id);
  if (!found) throw new Error(`${guide.id} has no step ${id}, only ${ids(guide).join(', ')}`);
  return found;
}

export function values(guide: Guide, id: GuideStepId): string[] {
  return step(guide, id).values.map(({ value }) => value);
}

export function said({ facts }: Guide, { id }: GuideStep): string {
  const text = en.guides.steps[id];
  return typeof text === 'string' ? text : text(facts);
}

/** What has no administrator, no directory, or no admin center whose pages are known. */
export const sayNothing: Readonly<Record<string, readonly GuideId[]>> = {
  outlook: [
    ...(['consent', 'enterprise-object-id', 'sign-in-log', 'smtp-auth'] as const),
    ...(['mailbox-delegation', 'restricted-sender'] as const),
  ],
  dod: ['mailbox-delegation'],
  '21vianet': ['mailbox-delegation'],
};
