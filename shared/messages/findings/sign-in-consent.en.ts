import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import {
  openEnterpriseApp,
  openRegistration,
  personName,
  signInAgain,
  tenantName,
  tryAgain,
} from './sign-in-phrases.ts';
import { isNumber } from './values.ts';

const grant =
  'As a Cloud Application Administrator or higher, go to Manage > API permissions and choose “Grant admin consent”.';

/** Consent and assignment, in English. */
export const signInConsentFindings = {
  'admin-consent-required': (values) => ({
    title: 'An administrator has to consent to the app',
    cause: `In ${tenantName(values)} people may not, or not all, let apps in themselves, or the permissions are of the kind that only administrators may grant.`,
    steps: [
      openRegistration(values),
      grant,
      'Or send an administrator the admin consent link of step 3 of this app, where they accept for all.',
      'A program that forces prompt=consent asks again each time: take that out of its settings.',
      tryAgain,
    ],
  }),
  'consent-missing': (values) =>
    isNumber(values, 65004)
      ? {
          title: 'The app was not let in: the permissions were declined',
          cause: `${personName(values)} saw the list of permissions and chose Cancel or No, so nobody has consented.`,
          steps: [
            'Sign in again and choose Accept on the page that lists the permissions.',
            'Or have an administrator consent for all in step 3 of this app; then nobody is asked.',
          ],
        }
      : {
          title: 'Nobody has consented to what the app asks for',
          cause: `Neither ${personName(values)} nor an administrator of ${tenantName(values)} has let the app use these permissions, and nobody can be asked in this step.`,
          steps: [
            'Sign in with a page (sign-in window or system browser) and accept the permissions.',
            `Or, for all at once: ${openRegistration(values)} ${grant}`,
            'See that it is the same app, tenant and permission: consent for Microsoft Graph is none for Exchange Online scopes that were not on the list.',
            tryAgain,
          ],
        },
  'consent-declined': (values) => ({
    title: 'The sign-in was declined by the person',
    cause: isNumber(values, 65004, 70017)
      ? `${personName(values)} did not accept what the page asked.`
      : 'Somebody likely chose Cancel or No on the page, or a policy said no for them.',
    steps: [
      'Sign in again and accept what the page asks for. With a device code, confirm that it is this app.',
      'If the page does not let you accept: ask an administrator for admin consent, with the link of step 3 of this app.',
    ],
  }),
  'user-assignment-required': (values) => ({
    title:
      values.access === 'application'
        ? 'The app is not assigned to what it asks for'
        : `${values.user ?? 'The person'} is not assigned to the app`,
    cause: 'The enterprise application lets in only who is assigned to it.',
    steps: [
      openEnterpriseApp(values),
      `Go to Manage > Users and groups > Add user/group, select ${personName(values)} or a group that it is a direct member of, and choose Assign.`,
      'If everyone may use the app: under Manage > Properties, set “Assignment required?” to No.',
      signInAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
