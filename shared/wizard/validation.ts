import type { Connection } from '../connection.ts';
import { clouds } from '../clouds.ts';
import { accessTypes, type AccessType } from '../flows.ts';
import { maxNameLength } from '../connections/limits.ts';
import { protocols, type Protocol } from '../protocols.ts';
import { isAddress, isGuid, isTenant, isTenantAlias } from '../text/validators.ts';
import {
  changedValues,
  isEditable,
  isHostText,
  isPortText,
  isResourceText,
  ratedResource,
  resourceText,
  serverText,
} from './cloud-values.ts';
import {
  draftTenant,
  opensShared,
  type CloudField,
  type Draft,
  type DraftField,
  type DraftTextFieldName,
} from './draft.ts';
import { findingAt, settingsFindings } from './findings/table.ts';
import { nothingKnown, type Known, type SettingsFinding } from './findings/types.ts';
import { furtherMailboxesIn } from './further-mailboxes.ts';
import { wizardSteps, type WizardStep } from './steps.ts';

/**
 * What is wrong with a field by itself: nothing stands in it, something that cannot be right, or a
 * name for many tenants where one is needed.
 */
export type FieldProblem = 'missing' | 'malformed' | 'many-tenants';

/** What is in the way of the next step: a field by itself, or something that is known to fail. */
export type FieldIssue =
  | { field: DraftField; problem: FieldProblem }
  | { field: DraftField; problem: 'finding'; finding: SettingsFinding };

interface FieldRule {
  field: DraftField;
  step: WizardStep;
  applies: (draft: Draft) => boolean;
  problem: (draft: Draft) => FieldProblem | undefined;
}

/** In the order in which the fields stand on their pages, so that the first issue comes first. */
const rules: readonly FieldRule[] = [
  { field: 'tenant', step: 'tenant', applies: hasTenants, problem: tenantProblem },
  ...accessTypes.map(resourceRule),
  ...protocols.flatMap(serverRules),
  required('clientId', 'registration', always, isGuid),
  choice('signInAudience', 'registration'),
  {
    field: 'protocols',
    step: 'scopes',
    applies: always,
    problem: (draft) => (draft.protocols.length === 0 ? 'missing' : undefined),
  },
  required('user', 'mailboxes', always, isAddress),
  required('sharedMailbox', 'mailboxes', opensShared, isAddress),
  // Each of them is looked at, so that the wrong ones can be named: `findings/mailboxes.ts`.
  optional('furtherMailboxes', 'mailboxes', isApplication, always),
  optional('servicePrincipalObjectId', 'mailboxes', isApplication, isGuid),
  // Left empty, it is the mailbox.
  optional('sender', 'mailboxes', sends, isAddress),
  required('testMessageTo', 'test', sendsTestMessage, isAddress),
];

/** The steps without which there is no connection. */
const settingsSteps = ['tenant', 'registration', 'scopes', 'mailboxes'] as const;

function required(
  field: DraftTextFieldName,
  step: WizardStep,
  applies: FieldRule['applies'],
  accepts: (text: string) => boolean,
): FieldRule {
  return {
    ...{ field, step, applies },
    problem: (draft) => textProblem(draft[field], accepts),
  };
}

/** A field that is not asked for; what stands in it has to be right. */
function optional(
  field: DraftTextFieldName,
  step: WizardStep,
  applies: FieldRule['applies'],
  accepts: (text: string) => boolean,
): FieldRule {
  return {
    ...required(field, step, applies, accepts),
    applies: (draft) => applies(draft) && draft[field].trim() !== '',
  };
}

/** A choice: nothing is wrong with it but together with something else. */
function choice(field: DraftField, step: WizardStep): FieldRule {
  return { field, step, applies: always, problem: () => undefined };
}

function textProblem(text: string, accepts: (text: string) => boolean): FieldProblem | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return 'missing';
  return accepts(trimmed) ? undefined : 'malformed';
}

function tenantProblem({ tenant, access }: Draft): FieldProblem | undefined {
  // `/token` of an app belongs to one tenant (Microsoft, “OAuth 2.0 client credentials flow”).
  if (isTenantAlias(tenant.trim())) return access === 'application' ? 'many-tenants' : undefined;
  return textProblem(tenant, isTenant);
}

function resourceRule(access: AccessType): FieldRule {
  return cloudRule(`${access}Resource`, isResourceText, (draft) => {
    const rated = ratedResource(draft.cloud, access);
    return rated && isEditable(rated) ? resourceText(draft, access) : undefined;
  });
}

function serverRules(protocol: Protocol): FieldRule[] {
  // A practice connection has the practice tenant's servers, whatever is typed.
  const typed = (draft: Draft) =>
    !draft.practice && isEditable(clouds[draft.cloud].endpoints[protocol])
      ? serverText(draft, protocol)
      : undefined;
  return [
    cloudRule(`${protocol}Host`, isHostText, (draft) => typed(draft)?.host),
    cloudRule(`${protocol}Port`, isPortText, (draft) => typed(draft)?.port),
  ];
}

/** @param textOf what stands in the field; `undefined` where the cloud's own value is fixed */
function cloudRule(
  field: CloudField,
  accepts: (text: string) => boolean,
  textOf: (draft: Draft) => string | undefined,
): FieldRule {
  return {
    ...{ field, step: 'tenant' },
    applies: (draft) => textOf(draft) !== undefined,
    problem: (draft) => textProblem(textOf(draft) ?? '', accepts),
  };
}

/** False where the cloud's one tenant needs no naming. */
function hasTenants({ cloud }: Draft): boolean {
  return clouds[cloud].fixedTenant === undefined;
}

function always(): boolean {
  return true;
}

function isApplication({ access }: Draft): boolean {
  return access === 'application';
}

function sends(draft: Draft): boolean {
  return draft.protocols.includes('smtp');
}

/** True when the next test of SMTP is to send a real message. */
export function sendsTestMessage(draft: Draft): boolean {
  return sends(draft) && draft.sendTestMessage;
}

/**
 * What keeps a step from being complete, in the order of the fields on the page. Space around a
 * value is forgiven: it comes along when values are pasted from the portal.
 */
export function stepIssues(
  draft: Draft,
  step: WizardStep,
  known: Known = nothingKnown,
): FieldIssue[] {
  const findings = settingsFindings(draft, step, known);
  return rules
    .filter((rule) => rule.step === step && rule.applies(draft))
    .flatMap(({ field, problem }): FieldIssue[] => {
      // What is seen in it says more than that it is malformed.
      const finding = findingAt(findings, field, 'problem');
      if (finding) return [{ field, problem: 'finding', finding }];
      const found = problem(draft);
      return found === undefined ? [] : [{ field, problem: found }];
    });
}

/** The first step that something is missing in, if any. */
export function firstIncompleteStep(
  draft: Draft,
  known: Known = nothingKnown,
): WizardStep | undefined {
  return wizardSteps.find((step) => stepIssues(draft, step, known).length > 0);
}

/** The connection that a draft describes, or `undefined` while anything in it is wrong. */
export function toConnection(draft: Draft): Connection | undefined {
  if (settingsSteps.some((step) => stepIssues(draft, step).length > 0)) return undefined;
  const tenant = draftTenant(draft);
  const delegated = draft.access === 'delegated';
  return {
    version: 1,
    // Its tenant names it where nobody has, and nothing else could yet.
    name: draft.name === '' ? tenant.slice(0, maxNameLength) : draft.name,
    practice: draft.practice !== undefined,
    cloud: draft.cloud,
    tenant,
    clientId: draft.clientId.trim(),
    access: draft.access,
    flow: draft.flow,
    protocols: [...draft.protocols],
    // An app has no refresh tokens: it asks anew with its secret or certificate.
    offlineAccess: delegated && draft.offlineAccess,
    user: draft.user.trim(),
    ...(draft.signInAudience === undefined ? {} : { signInAudience: draft.signInAudience }),
    ...(delegated ? {} : applicationValues(draft)),
    ...(opensShared(draft) ? { sharedMailbox: draft.sharedMailbox.trim() } : {}),
    ...(sends(draft) && draft.sender.trim() !== '' ? { sender: draft.sender.trim() } : {}),
    ...changedValues(draft),
  };
}

/** What only an app has that signs in as itself. */
function applicationValues(
  draft: Draft,
): Pick<Connection, 'servicePrincipalObjectId' | 'furtherMailboxes'> {
  const servicePrincipalObjectId = draft.servicePrincipalObjectId.trim();
  const furtherMailboxes = furtherMailboxesIn(draft.furtherMailboxes);
  return {
    ...(servicePrincipalObjectId === '' ? {} : { servicePrincipalObjectId }),
    ...(furtherMailboxes.length === 0 ? {} : { furtherMailboxes }),
  };
}

/** Stands in for a mailbox that is not chosen yet; RFC 2606 keeps the name free. */
const anyMailbox = 'mailbox@example.com';

/**
 * The connection that consent is asked for. Consent is for the app and its permissions and comes
 * before the mailboxes are chosen, so what is still missing there does not matter.
 */
export function toConsentConnection(draft: Draft): Connection | undefined {
  const isWrong = stepIssues(draft, 'mailboxes').some(({ field }) => field === 'user');
  const user = isWrong ? anyMailbox : draft.user;
  const later = { servicePrincipalObjectId: '', furtherMailboxes: '', sender: '' };
  return toConnection({ ...draft, ...later, user, mailboxKind: 'own' });
}
