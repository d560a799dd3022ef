import type { InspectedClaim, InspectionReason, Verdict } from '../inspector/inspected-claim.ts';
import { protocolNames } from './run.en.ts';

/** The verdicts of the token inspector, in a word. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  right: 'Right',
  wrong: 'Wrong',
  note: 'Note',
  unknown: 'Cannot be told',
};

/** Stands beside the table: what the inspector does not look at. */
export const signatureNote =
  'The signature is not verified here. Only the mail server needs to trust the token; this table says what it holds.';

/** What stands before a row: the claim's name, or what is meant where it is none. */
export function claimName({ claim }: Pick<InspectedClaim, 'claim'>): string {
  if (claim === 'clock') return 'This computer’s clock';
  return claim === 'token' ? 'Access token' : claim;
}

/** What stands in the row, as the token has it; of the clock, how far it is wrong. */
export function claimValue({ claim, value }: Pick<InspectedClaim, 'claim' | 'value'>): string {
  if (claim !== 'clock') return value;
  const seconds = Number(value);
  if (seconds === 0) return '0 s';
  return `${value.replace('-', '')} s ${seconds < 0 ? 'ahead' : 'behind'}`;
}

type Text = string | ((row: InspectedClaim) => string);

const protocolOf = ({ protocol }: InspectedClaim): string =>
  protocol === undefined ? 'the protocol' : protocolNames[protocol];

const expected = ({ expected: value }: InspectedClaim): string => value ?? 'another value';

/** Why a claim is right or wrong and, where it is wrong, what to do. */
const reasonTexts: Readonly<Record<InspectionReason, Text>> = {
  'opaque-personal':
    'Tokens of personal accounts are opaque: only Microsoft can read them. That is no fault. The test shows whether the mail server accepts it.',
  'opaque-work':
    'This token is opaque: it cannot be read here, which is no fault in itself. Tokens of work and school accounts can usually be read, so see that all of it is there if it was pasted. The test shows whether the mail server accepts it.',
  'aud-right': 'The token is for the mail servers of this cloud.',
  'aud-not-described':
    'The token is for the resource that was asked for. Microsoft does not say which name the mail servers of this cloud accept. The test will show it.',
  'aud-other-name':
    'This is another name of Exchange Online. Microsoft does not say whether the mail servers accept it. The test will show it.',
  'aud-graph': (row) =>
    `The token is for Microsoft Graph, which the mail servers refuse. This is the usual mistake: the permission is picked under Microsoft Graph, but the scope is requested with its full name, which begins with ${expected(row)}.`,
  'aud-graph-app': (row) =>
    `The token is for Microsoft Graph, which the mail servers refuse. Ask for the scope ${expected(row)}/.default: it stands for the application permissions under Office 365 Exchange Online.`,
  'aud-own-app':
    'The token is for the app itself. It is an ID token, or the scope named the app’s own API. Use the access token of a request for the mail scopes.',
  'aud-other-cloud':
    'The token is for the mail servers of another cloud. Choose that cloud in step 1, or ask the authority of this one for a token.',
  'aud-other': (row) =>
    `The token is for something else than the mail servers, so they refuse it. It should be for ${expected(row)}.`,
  'aud-missing':
    'The token does not say what it is for, so the mail servers refuse it. It may not be an access token.',
  'app-token':
    'The app got this token for itself, but the connection is for a person’s sign-in (delegated). Sign in as a person, or choose application access in step 3.',
  'person-token':
    'This token is a person’s, but the connection is for the app itself (application access). Use a client secret or a certificate, or choose delegated access in step 3.',
  'scp-right': (row) => `The permission for ${protocolOf(row)} is there.`,
  'scp-missing': (row) =>
    `${expected(row)} is missing, so ${protocolOf(row)} will refuse the token. Add the permission to the app registration, give consent, and sign in again.`,
  'roles-right': (row) => `The permission for ${protocolOf(row)} is there.`,
  'roles-missing': (row) =>
    `${expected(row)} is missing, so ${protocolOf(row)} will refuse the token. Add it under Office 365 Exchange Online > Application permissions, give admin consent, and sign in again.`,
  'roles-rbac':
    'The token has no roles. That is right where the app may send under RBAC for Applications, which is set in Exchange Online and never stands in the token. Otherwise SMTP.SendAsApp is missing.',
  'roles-smtp-elsewhere':
    'SMTP.SendAsApp is not among the roles. That is right where the app may send under RBAC for Applications, which is set in Exchange Online and never stands in the token. Otherwise add the permission and give admin consent.',
  'tid-right': 'The token is from the tenant of this connection.',
  'tid-other': (row) =>
    `The token is from another tenant than that of this connection, ${expected(row)}. Sign in with an account of that tenant, or correct the tenant in step 1.`,
  'tid-not-compared':
    'Accounts of any tenant may sign in with this connection, or the authority could not be asked which ID its domain stands for, so there is nothing to compare with.',
  'tid-missing': 'The token does not say which tenant it is from.',
  'client-right': 'The token was issued to the app registration of this connection.',
  'client-other': (row) =>
    `The token was issued to another app than that of this connection, ${expected(row)}. The permissions of the other app count.`,
  'client-missing': 'The token does not say which app it was issued to.',
  'user-right': 'The token is for the person of this connection.',
  'user-other': (row) =>
    `The token is for another name than ${expected(row)}. That is right where that address is an alias of this account, or where this account is a delegate of the mailbox. Otherwise sign in with the other account.`,
  'user-missing': 'The token does not name a person.',
  'exp-right': 'The token is still good.',
  'exp-soon': 'The token is good for less than five minutes more. Sign in again before the test.',
  'exp-over': 'The token has expired. Sign in again.',
  'exp-missing': 'The token does not say when it expires.',
  'nbf-right': 'The token is already good.',
  'nbf-later':
    'The token is not good yet. If it was issued just now, the clock of this computer is behind.',
  'clock-right': 'The clock agrees with that of the sign-in service.',
  'clock-wrong':
    'The clock of this computer differs from that of the sign-in service by more than five minutes. Set it right: certificates and tokens are judged by it.',
  'oid-object-id':
    'The object ID of the enterprise application: the value for New-ServicePrincipal -ObjectId. The object ID on the page of the app registration is another one and does not work.',
  'oid-missing':
    'The token does not name the object ID. Take it from Entra ID > Enterprise applications, not from App registrations.',
};

/** Why a claim has its verdict, as a sentence or two for an administrator. */
export function reasonText(row: InspectedClaim): string {
  const text = reasonTexts[row.reason];
  return typeof text === 'string' ? text : text(row);
}
