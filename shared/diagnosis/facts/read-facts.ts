import { protocols } from '../../protocols.ts';
import type { PartialCheck, PartialRun } from '../partial-run.ts';
import { answerFacts } from './answer.ts';
import { askedFacts } from './asked.ts';
import type { Facts } from './facts.ts';
import type { Failure } from './failures.ts';
import { mailboxFacts } from './mailbox.ts';
import { registrationFacts } from './registration.ts';
import { saidFacts, textOf } from './said.ts';
import { tokenFacts } from './token.ts';
import { whereFacts } from './where.ts';

/** All that is known of one failure of a run. */
export function readFacts(run: PartialRun, failure: Failure): Facts {
  const { stage, protocol, check, sent } = failure;
  return {
    stage,
    protocol,
    ...otherChecks(run, failure),
    ...saidFacts(failure),
    ...answerFacts(failure),
    ...askedFacts(run, failure),
    ...whereFacts(run, failure),
    ...registrationFacts(run, failure),
    ...tokenFacts(run, failure),
    ...mailboxFacts(run, failure),
    // Not what was sent to the authority: its forms carry the names of all parameters.
    text: [textOf(failure), ...reportedText(run), ...(check ? sent.map(({ text }) => text) : [])]
      .join('\n')
      .toLowerCase()
      .normalize('NFKC'),
  };
}

/** What the other protocols of the same run prove: the token, the mailbox, the way there. */
function otherChecks(
  { checks = [] }: PartialRun,
  { check }: Failure,
): Pick<Facts, 'worksOver' | 'signedInOver'> {
  const others = checks.filter((other) => other !== check);
  const over = (test: (other: PartialCheck) => boolean) =>
    protocols.filter((protocol) =>
      others.some((other) => other.protocol === protocol && test(other)),
    );
  return {
    worksOver: over(({ outcome }) => outcome === 'ok'),
    signedInOver: over(({ stages }) =>
      stages.some(({ stage, status }) => stage === 'auth' && status === 'ok'),
    ),
  };
}

/** Reported facts that have no name of their own here, for names in them. */
function reportedText({ reported = {} }: PartialRun): string[] {
  const { notes = [], deviceState, assertionHeader, codeChallengeMethod, module } = reported;
  return [
    ...notes,
    ...[deviceState, assertionHeader, codeChallengeMethod, module].filter(
      (text) => text !== undefined,
    ),
  ];
}
