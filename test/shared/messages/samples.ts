import { listScenarios } from '../../../electron/practice/scenarios.ts';
import type { FindingValues } from '../../../shared/diagnosis/values.ts';
import { cloudIds } from '../../../shared/clouds.ts';
import type { GuideFacts } from '../../../shared/guides/guide-facts.ts';
import {
  inspectionReasons,
  type InspectedClaim,
} from '../../../shared/inspector/inspected-claim.ts';
import { en } from '../../../shared/messages/en.ts';
import { policyFields } from '../../../shared/policy/policy.ts';
import { policyProblemKinds, type PolicyProblem } from '../../../shared/policy/problem.ts';
import { settingsFindingIds } from '../../../shared/wizard/findings/types.ts';
import type { Adjustment } from '../../../shared/wizard/practice-story.ts';
import type { Samples } from './leaves.ts';

const findingValues: FindingValues = {
  ...{ user: 'adele@contoso.example', tenant: 'contoso.example', access: 'delegated' },
  ...{ clientId: '6731de76-14a6-49ae-97bc-6eba6914391e', portal: 'entra.microsoft.com' },
  ...{ scopes: ['https://outlook.office.com/SMTP.Send'], redirectUri: 'http://localhost' },
  ...{ numbers: [65004, 700024, 70018], waitMs: 1500, personal: true },
  ...{ protocol: 'imap', mailbox: 'scanner@contoso.example', sender: 'orders@contoso.example' },
  ...{ tokenUser: 'megan@contoso.example', audience: 'https://graph.microsoft.com', port: 993 },
  ...{ objectId: '2f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e', permission: 'IMAP.AccessAsUser.All' },
  ...{ scope: 'https://outlook.office.com/IMAP.AccessAsUser.All', host: 'outlook.office365.com' },
};

const facts = {
  ...{ entraHost: 'entra.microsoft.com', exchangeHost: undefined, access: 'delegated' },
  ...{ tenant: undefined, clientId: undefined, objectId: undefined, user: undefined },
} as GuideFacts;
const allFacts: GuideFacts = {
  ...{ ...facts, exchangeHost: 'admin.exchange.microsoft.com', tenant: 'contoso.example' },
  ...{ clientId: '6731de76-14a6-49ae-97bc-6eba6914391e', user: 'adele@contoso.example' },
  objectId: '2f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e',
};

const policyProblems: readonly PolicyProblem[] = policyProblemKinds.flatMap((kind) => [
  { kind, place: '/etc/policy.json' },
  { ...{ kind, place: '/etc/policy.json', found: 'Zqx-6', nearest: 'Zqx-7', detail: 'Zqx-8' } },
  ...policyFields.map((field) => ({ kind, place: '/etc/policy.json', field })),
]);

const rows = inspectionReasons.flatMap((reason): Partial<InspectedClaim>[] => [
  { reason },
  { reason, expected: 'https://outlook.office.com', protocol: 'smtp' },
]);

const adjustments: readonly Adjustment[] = [
  ...(['application', 'delegated'] as const).map((access) => ({ kind: 'access' as const, access })),
  { kind: 'flow', flow: 'device-code' },
  { kind: 'protocols', protocols: ['imap', 'pop'] },
  { kind: 'user', user: 'adele@contoso.example' },
  { kind: 'service-principal', objectId: '' },
  { kind: 'service-principal', objectId: '2f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e' },
  { kind: 'mailbox', mailbox: undefined },
  { kind: 'mailbox', mailbox: 'scanner@contoso.example' },
  { kind: 'test-message', wanted: true },
  { kind: 'test-message', wanted: false },
];

const scenarios = listScenarios();

const results = ['imap', 'pop', 'smtp'].flatMap((protocol) =>
  ['ok', 'failed', 'cancelled'].map((outcome) => ({ protocol, outcome, stage: 'auth' })),
);

/** Lists of one argument each. */
function each(values: readonly unknown[]): readonly (readonly unknown[])[] {
  return values.map((value) => [value]);
}

function forAll(path: string, names: object, given: readonly unknown[]): Samples {
  return Object.fromEntries(Object.keys(names).map((name) => [`${path}.${name}`, each(given)]));
}

/** What functions of the catalogues are called with that want more than a word or a number. */
export const samples: Samples = {
  ...forAll('findings', en.findings, [
    ...[{}, findingValues],
    ...[{ access: 'application' }, { ...findingValues, access: 'application', personal: false }],
  ]),
  ...forAll('guides.steps', en.guides.steps, [
    ...[facts, allFacts],
    ...[
      { ...facts, access: 'application' },
      { ...allFacts, access: 'application' },
    ],
  ]),
  settingsFindings: each(
    settingsFindingIds.flatMap((id) =>
      ['2026-06-01T12:00:00Z', 'contoso.example'].map((value) => ({ id, value })),
    ),
  ),
  'policy.problem': each(policyProblems),
  'inspector.reason': each(rows),
  'practice.adjusted': each(adjustments),
  'practice.title': each(scenarios),
  'practice.chosen': each(scenarios),
  'practice.seen': scenarios.flatMap((scenario) => [
    [scenario, true],
    [scenario, false],
  ]),
  'history.check': each(results),
  testSummary: [[results, (protocol: string) => protocol.toUpperCase()]],
  'connections.importDialog.foreignName': each(
    cloudIds.flatMap((cloud) =>
      ['imap', 'pop', 'smtp', 'delegated', 'application'].map((what) => ({ cloud, what })),
    ),
  ),
};
