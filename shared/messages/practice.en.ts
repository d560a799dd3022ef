import type { PracticeScenario, ScenarioGroup } from '../practice.ts';
import type { Adjustment } from '../wizard/practice-story.ts';
import { listOf } from './format.en.ts';
import { protocolNames } from './run.en.ts';
import { signInStep } from './sign-in.en.ts';

const groups: Record<ScenarioGroup, string> = {
  'sign-in': 'Sign-in',
  'device-code': 'Sign-in by device code',
  application: 'Sign-in of the app itself',
  renewal: 'Renewal of the sign-in',
  imap: 'IMAP',
  pop: 'POP',
  smtp: 'SMTP',
  network: 'Network and certificates',
};

/** The menu of what goes wrong in the practice tenant. */
export const practiceBar = {
  region: 'Practice tenant',
  label: 'What should go wrong?',
  nothing: 'Nothing',
  placeholder: 'Type to search, such as AADSTS50011, consent, SMTP AUTH',
  none: 'Nothing here goes by these words.',
  groups,
  /** The one place that makes a title of a scenario, so that another language can have its own. */
  title: ({ title }: PracticeScenario): string =>
    title.replace(/^\p{L}/u, (letter) => letter.toUpperCase()),
  number: (number: number) => `AADSTS${String(number)}`,
  /** What the field says of the choice. */
  chosen: (scenario: PracticeScenario): string =>
    `${groups[scenario.group]}: ${practiceBar.title(scenario)}`,
  changed: (changes: readonly string[]) => `Changed for this: ${changes.join(', ')}.`,
  setBack: (changes: readonly string[]) => `Set back: ${changes.join(', ')}.`,
  adjusted: (adjustment: Adjustment): string => {
    switch (adjustment.kind) {
      case 'access':
        return adjustment.access === 'application'
          ? 'access is the app’s own'
          : 'access is a person’s';
      case 'flow':
        return `sign-in by “${signInStep.flows[adjustment.flow].name}”`;
      case 'protocols':
        return `protocols are ${listOf(adjustment.protocols.map((name) => protocolNames[name]))}`;
      case 'user':
        return `user is ${adjustment.user}`;
      case 'service-principal':
        return adjustment.objectId === ''
          ? 'object ID of the enterprise application is empty'
          : `object ID of the enterprise application is ${adjustment.objectId}`;
      case 'mailbox':
        return adjustment.mailbox === undefined
          ? 'mailbox is the user’s own'
          : `mailbox is ${adjustment.mailbox} (shared)`;
      case 'test-message':
        return adjustment.wanted ? 'the test sends a message' : 'the test sends no message';
    }
  },
  /** Where it is going to be seen. */
  seen: ({ needs }: PracticeScenario, signedIn: boolean): string => {
    if (needs.renewal === true) return 'Sign in and renew the sign-in to see it.';
    const again = signedIn && needs.newToken === true;
    // What befalls the authority names no protocol; what befalls it at once, no access either.
    if (needs.protocols === undefined) {
      if (again) return 'Sign in again to see it.';
      const isAtOnce = needs.access === undefined;
      return isAtOnce ? 'Check the tenant or sign in to see it.' : 'Sign in to see it.';
    }
    return again ? 'Sign in again, then run the test to see it.' : 'Run the test to see it.';
  },
};
