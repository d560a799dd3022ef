import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { tryAgain } from './sign-in-phrases.ts';

/** The service itself and how it is called, in English. */
export const signInServiceFindings = {
  'service-unavailable': ({ waitMs, protocol }) => ({
    title:
      protocol === undefined
        ? 'Entra ID cannot answer this at the moment'
        : 'The mail server cannot do this at the moment',
    cause:
      'It is busy, was asked too often, or has a fault of its own. The sign-in was not judged.',
    steps: [
      waitMs === undefined
        ? 'Wait some minutes.'
        : `Wait ${String(Math.ceil(waitMs / 1000))} seconds: that is what it asks for.`,
      tryAgain,
      'If it stays: look at the service health in the Microsoft 365 admin center, and send the trace ID and the time to Microsoft.',
    ],
  }),
  'request-loop': () => ({
    title: 'The program asks for the same token again and again',
    cause: 'Entra ID stops a client that repeats a request too often instead of using its token.',
    steps: [
      'Stop the program for some minutes.',
      'Have it keep its token until shortly before its end, about an hour, and wait longer after each failure.',
      tryAgain,
    ],
  }),
  'token-endpoint-opened': () => ({
    title: 'The address for tokens was opened like a page',
    cause:
      'Programs send a form to it (POST). A browser, or a link that was followed, asks for it with GET, and there is nothing to see.',
    steps: [
      'Close the page: nothing is broken by it.',
      'To sign in, open the address that ends in /authorize. A program has to send its request as POST.',
    ],
  }),
  'firewall-prompt': () => ({
    title: 'The firewall asks about the program because of how it waits for the sign-in',
    cause:
      'The program listens for the browser’s answer on all networks of the computer, where it needs only the computer itself.',
    steps: [
      'The answer comes from the same computer: it works even if access from networks is denied in that window.',
      'Use a program or a version that listens on 127.0.0.1 only, or the sign-in window with the nativeclient redirect URI.',
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
