import { cloudIds } from '../clouds.ts';
import { flowIds } from '../flows.ts';
import type { PolicyField } from '../policy/policy.ts';
import type { PolicyProblem, PolicyProblemKind } from '../policy/problem.ts';
import { languageChoices } from '../settings-values.ts';
import { countOf } from './format.en.ts';

/** What is wrong with a policy, and what would be right. */
export interface PolicyProblemText {
  what: string;
  right: string;
}

/** What each field is called in the window. */
const fields: Readonly<Record<PolicyField, string>> = {
  cloud: 'Cloud of new connections',
  tenant: 'Tenant of new connections',
  clientId: 'Client ID of new connections',
  allowedFlows: 'Allowed ways to sign in',
  neverKeepTokens: 'Kept sign-ins',
  proxy: 'Proxy',
  authorities: 'Certificate authorities',
  updateFeed: 'Update feed',
  language: 'Language',
};

/** What each field takes. */
const right: Readonly<Record<PolicyField, string>> = {
  cloud: `One of these: ${cloudIds.join(', ')}.`,
  tenant: 'A domain of the tenant, its ID, or one of these: common, organizations, consumers.',
  clientId: 'The application (client) ID: 32 digits or letters a to f, with four hyphens.',
  allowedFlows: `A list of at least one of these: ${flowIds.join(', ')}.`,
  neverKeepTokens: 'true or false, without quotation marks; in the registry 1 or 0.',
  proxy:
    'system, direct, or an address with a port such as http://proxy.contoso.com:8080 or socks5://name@proxy.contoso.com:1080.',
  authorities:
    'A list of certificate authorities: each in PEM, or the whole path of a PEM or DER file on this computer, no share.',
  updateFeed:
    'The https address of a folder, without user name, query or fragment; or an empty text for no updates.',
  language: `One of these: ${languageChoices.join(', ')}.`,
};

const aboutFile =
  'A file in UTF-8 that holds one object in JSON, such as { "tenant": "contoso.com" }, without comments.';

function rightFor(field: PolicyField | undefined): string {
  return field === undefined ? 'See the list of all names in the documentation.' : right[field];
}

type TextOf = (problem: PolicyProblem) => PolicyProblemText;

const problems: Readonly<Record<PolicyProblemKind, TextOf>> = {
  'wrong-value': ({ field, found }) => ({
    what: found === undefined ? 'The value cannot be used.' : `${found} cannot be used.`,
    right: rightFor(field),
  }),
  'wrong-type': ({ found = '', nearest = '' }) => ({
    what: `The value is of the type ${found}.`,
    right: `A value of the type ${nearest}.`,
  }),
  password: () => ({
    what: 'The proxy is given with a password, which everyone on this computer could read here.',
    right: 'The address without a password. Whoever uses the proxy enters it in the settings.',
  }),
  'unknown-name': ({ nearest }) => ({
    what: 'Nothing has this name.',
    right: nearest === undefined ? rightFor(undefined) : `Likely ${nearest} is meant.`,
  }),
  characters: () => ({
    what: 'The value has characters that cannot be read from the registry for sure.',
    right: 'ASCII letters only; or the same value in the policy file, which takes all characters.',
  }),
  authority: ({ found = '', detail }) => ({
    what: `No certificate authority could be taken from ${found}${detail === undefined ? '' : ` (${detail})`}.`,
    right: right.authorities,
  }),
  unreadable: ({ detail }) => ({
    what: `It cannot be read${detail === undefined ? '' : ` (${detail})`}.`,
    right: 'A place that everyone on this computer can read.',
  }),
  'too-large': () => ({ what: 'The file is too large.', right: 'At most one megabyte.' }),
  encoding: () => ({
    what: 'The file is neither in UTF-8 nor in UTF-16 with its byte order mark.',
    right: aboutFile,
  }),
  'not-json': ({ detail }) => ({
    what: `The file is no JSON${detail === undefined ? '' : `; see ${detail} (line:column)`}.`,
    right: aboutFile,
  }),
  comments: () => ({ what: 'The file has a comment, which JSON does not have.', right: aboutFile }),
  'not-object': () => ({ what: 'The file holds no object.', right: aboutFile }),
  link: ({ found }) => ({
    what: found === undefined ? 'It is a link.' : `It is reached over a link: ${found}.`,
    right: 'The file itself, in folders that are no links.',
  }),
  'not-trusted': ({ found }) => ({
    what: `Others than root can change ${found ?? 'it'}.`,
    right:
      'File and folders that belong to root and that nobody else can write (modes 644 and 755).',
  }),
  more: () => ({ what: 'There are more problems.', right: 'Correct those above first.' }),
};

/** What the organisation has set, in English. */
export const policyTexts = {
  mark: 'Managed by your organisation',
  markFrom: (place: string) => `Managed by your organisation, from ${place}`,
  suggested: 'Filled in by your organisation. You can change it.',
  flowNotAllowed: 'Not allowed by your organisation.',
  flowOption: (name: string) => `${name} (not allowed by your organisation)`,
  flowChosen: 'Your organisation does not allow this way to sign in. Choose another one.',
  consentNotAllowed:
    'Your organisation does not allow the sign-in window, so the page cannot be shown here. The link can be copied or opened in the browser.',
  neverKept:
    'Your organisation does not allow sign-ins to be kept. They stay in memory until the app is closed.',
  proxyLocked: 'Only a password for the proxy can be entered here.',
  heading: 'Managed by your organisation',
  lead: 'An administrator has set this for everyone who uses this computer. What is wrong with it is not in force; all else is.',
  fields,
  columns: { field: 'Setting', value: 'Value', place: 'Comes from' },
  neverKeep: 'never',
  mayKeep: 'may be kept',
  noFeed: 'no updates',
  authorities: (count: number) => countOf(count, 'authority', 'authorities'),
  removed: (apps: number, credentials: number) =>
    `What had been kept on this computer was removed at this start: sign-ins of ${countOf(apps, 'app', 'apps')}, ${countOf(credentials, 'client secret or certificate', 'client secrets or certificates')}.`,
  problemsHeading: (count: number) =>
    `Your organisation’s policy has ${countOf(count, 'value', 'values')} that cannot be used`,
  problemsLead: 'All else of it is in force. Your administrator can correct it.',
  show: 'Show in settings',
  place: 'Place',
  wrong: 'What is wrong',
  right: 'What would be right',
  problem: (problem: PolicyProblem): PolicyProblemText => problems[problem.kind](problem),
};
