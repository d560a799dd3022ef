import type { FindingValues } from '../../diagnosis/values.ts';

/** Parts of steps that several findings say, with the values of the connection where they are known. */

/** How to get to the app registration. */
export function openRegistration({ portal, clientId }: FindingValues): string {
  const app = clientId === undefined ? 'choose the app' : `choose the app with the ID ${clientId}`;
  return `${onPortal(portal)} go to Entra ID > App registrations > All applications and ${app}.`;
}

/** How to get to the enterprise application: what this tenant allows of the app. */
export function openEnterpriseApp({ portal, clientId }: FindingValues): string {
  const app =
    clientId === undefined
      ? 'choose the app'
      : `choose the app whose Application ID is ${clientId}`;
  return `${onPortal(portal)} go to Entra ID > Enterprise apps > All applications and ${app}.`;
}

/** How to find the attempt in the sign-in log; it says more than any message. */
export function openSignInLog({ portal, access }: FindingValues): string {
  const place = `${onPortal(portal)} open Entra ID > Monitoring & health > Sign-in logs`;
  return access === 'application'
    ? `${place}, choose the tab “Service principal sign-ins” and find this attempt by its time or correlation ID.`
    : `${place} and find this attempt by its time or correlation ID.`;
}

/** Where an administrator looks accounts up. */
export function openUsers({ portal }: FindingValues): string {
  return `${onPortal(portal)} go to Entra ID > Users`;
}

export function onPortal(portal: string | undefined): string {
  return portal === undefined ? 'In the Entra admin center,' : `On ${portal},`;
}

/** The tenant by what the connection calls it. */
export function tenantName({ tenant }: FindingValues): string {
  return tenant === undefined ? 'the tenant' : `the tenant ${tenant}`;
}

/** Whoever signs in. */
export function personName({ user, access }: FindingValues): string {
  return user === undefined || access === 'application' ? 'the account' : user;
}

export const signInAgain = 'Sign in again.';
export const tryAgain = 'Get the token again.';
