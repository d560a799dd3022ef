import type { AccessType } from '../../flows.ts';
import type { ScriptParts } from '../layout.ts';
import type { ScriptKind } from '../script-ids.ts';
import { applicationConsent, delegatedConsent, type ConsentLines } from './registration-consent.ts';
import {
  deleteApplication,
  ensureApplication,
  ensureEnterprise,
  findApplication,
  findEnterprise,
  readApplication,
  resolveAccess,
  showApplication,
  tellIds,
  tellObjectId,
} from './registration-lines.ts';

const showSynopsis = 'Shows the app registration, and what it lacks for a connection.';
const grantSynopsis = 'Makes or completes the app registration of a connection.';
const undoSynopsis = 'Takes back the consent of a connection, or deletes its app registration.';
const deleteOption = {
  name: 'DeleteRegistration',
  does: 'Also deletes the app registration, for every connection that uses it.',
};

/**
 * The scripts of the app registration: with consent for the tenant, or for personal accounts, which
 * have no tenant and consent each for themselves.
 */
export function registrationParts(
  kind: AccessType | 'personal',
): Readonly<Record<ScriptKind, ScriptParts>> {
  if (kind === 'personal') return personalParts;
  return kind === 'application'
    ? tenantParts(kind, applicationConsent, tellCredential)
    : tenantParts(kind, delegatedConsent, '');
}

const tellCredential = `
Write-Host 'A client secret or a certificate is still to be added, under Manage > Certificates & secrets. This script makes none, so that none is shown.'`;

function tenantParts(
  access: AccessType,
  consent: ConsentLines,
  tellMore: string,
): Readonly<Record<ScriptKind, ScriptParts>> {
  const look = `${findApplication}${resolveAccess(access)}${readApplication}`.trim();
  return {
    show: {
      synopsis: showSynopsis,
      description: [
        'Reads the app registration, its redirect URIs and permissions, the consent for the whole',
        'tenant, and the object ID of the enterprise application, which Exchange Online asks for.',
      ],
      body: `${look}
${showApplication}
${findEnterprise}
if (-not $principal) {
    Write-Host 'There is no enterprise application, and so no consent.'
    return
}${consent.read}
${consent.show.trim()}
Write-Host "Object ID of the enterprise application: $($principal.Id)"`,
    },
    grant: {
      synopsis: grantSynopsis,
      description: [
        'Makes an app registration with exactly the permissions and the redirect URI that the',
        'connection needs, its enterprise application, and the consent for the whole tenant. One',
        'that is there is completed, by its client ID or else by its name, and what it has beyond is',
        'left alone. It makes no client secret. At the end it tells the IDs to be entered.',
      ],
      body: `${look}
${ensureApplication}
if (-not $application) {
    Write-Host 'Enterprise application and consent follow once the app registration is there.'
    return
}
${ensureEnterprise}
${consent.read}
${consent.give.trim()}
${tellIds}${tellObjectId}${tellMore}`,
    },
    undo: {
      synopsis: undoSynopsis,
      description: [
        'Takes back the consent for the whole tenant to the permissions of the connection, also where',
        'other connections use it. Redirect URIs and listed permissions stay. -DeleteRegistration',
        'deletes the app registration with its enterprise application as well.',
      ],
      asks: true,
      option: deleteOption,
      body: `${findApplication.trim()}${notThere}${resolveAccess(access)}
${findEnterprise}
if ($principal) {${indent(consent.read)}${indent(consent.take)}
}
${deleteApplication}`,
    },
  };
}

const notThere = `
if (-not $application) {
    Write-Host 'There is no such app registration in this tenant. Nothing is changed.'
    return
}`;

function indent(lines: string): string {
  return lines.replaceAll('\n', '\n    ');
}

const personalLook = `${findApplication}${resolveAccess('delegated')}${readApplication}`.trim();
const personalParts: Readonly<Record<ScriptKind, ScriptParts>> = {
  show: {
    synopsis: showSynopsis,
    description: [
      'Reads the app registration, its redirect URIs and permissions, in the tenant in which you',
      'sign in.',
    ],
    body: `${personalLook}
${showApplication}`,
  },
  grant: {
    synopsis: grantSynopsis,
    description: [
      'Makes an app registration for personal accounts in the tenant in which you sign in, with',
      'exactly the permissions and the redirect URI that the connection needs. One that is there is',
      'completed, by its client ID or else by its name, and what it has beyond is left alone. Each',
      'person consents when they first sign in.',
    ],
    body: `${personalLook}
${ensureApplication}
if (-not $application) { return }
${tellIds}`,
  },
  undo: {
    synopsis: 'Deletes the app registration of a connection.',
    description: [
      'Deletes the app registration, but only with -DeleteRegistration; without it nothing is',
      'changed. What persons consented to ends with it.',
    ],
    asks: true,
    option: deleteOption,
    body: `${findApplication.trim()}${notThere}
${deleteApplication}`,
  },
};
