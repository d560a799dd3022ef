import {
  decodeOauthbearerChallenge,
  encodeOauthbearer,
  oauthbearerAbort,
} from '../../shared/oauthbearer.ts';
import { saslMechanisms, type SaslMechanism } from '../../shared/sasl.ts';
import { decodeXoauth2Challenge, encodeXoauth2 } from '../../shared/xoauth2.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import type { EchoFilter } from './echo-filter.ts';
import { MailFailure } from './failure.ts';
import type { Recorder } from './recorder.ts';
import type { CheckRequest } from './types.ts';
import { composeLine, type HiddenPart, type WireLine } from './wire-line.ts';

/** How a check signs in: the same for all protocols, apart from the command around it. */
export interface SaslExchange {
  mechanism: SaslMechanism;
  /** What carries the token. */
  response: HiddenPart;
  /**
   * Reads an error challenge, which a server may send before it refuses, and notes what it says.
   *
   * @param challenge what followed `+ ` or `334 `
   * @returns the line to answer it with, so that the server gives its last word
   */
  answerChallenge: (challenge: string) => WireLine;
}

export interface SaslOptions {
  /** The mechanisms that the server offers, in upper case. */
  offered: readonly string[];
  /** The transcript line with the offer: the evidence where it has no mechanism for a token. */
  evidenceLine: number | undefined;
  request: CheckRequest;
  recorder: Recorder;
  echoes: EchoFilter;
}

/**
 * Chooses the mechanism, XOAUTH2 before OAUTHBEARER, and prepares its response.
 *
 * @throws {MailFailure} `auth/not-offered` with what is offered; `input/invalid` where the user name
 *   holds a control character: then nothing is sent
 */
export function startSasl(options: SaslOptions): SaslExchange {
  const { offered, evidenceLine, request, recorder, echoes } = options;
  const mechanism = saslMechanisms.find((candidate) => offered.includes(candidate));
  if (mechanism === undefined) {
    throw new MailFailure('auth/not-offered', offered.join(' '), evidenceLine);
  }
  return {
    mechanism,
    response: hiddenResponse(mechanism, request),
    answerChallenge: (challenge) => {
      const decode = mechanism === 'XOAUTH2' ? decodeXoauth2Challenge : decodeOauthbearerChallenge;
      recorder.note(`the server's challenge says: ${echoes.hide(decode(challenge).text)}`);
      return mechanism === 'XOAUTH2' ? composeLine() : composeLine(oauthbearerAbort);
    },
  };
}

const wholeNumber = new Intl.NumberFormat('en-US');

/**
 * The response as a part of a line. The transcript shows whose mailbox, how long the token is and
 * how its SHA-256 begins, so that two tickets can be compared.
 */
function hiddenResponse(mechanism: SaslMechanism, request: CheckRequest): HiddenPart {
  const { user, token } = request;
  const length = wholeNumber.format(token.length);
  return {
    wire: encodeResponse(mechanism, request),
    shown: `user=${makeVisible(user)} · access token hidden, ${length} characters, sha256 ${token.fingerprint}`,
  };
}

/** The encoders refuse control characters; here that is an answer about the input, not a fault. */
function encodeResponse(mechanism: SaslMechanism, request: CheckRequest): string {
  const { user, endpoint } = request;
  const { host, port } = endpoint;
  const token = request.token.reveal();
  try {
    return mechanism === 'XOAUTH2'
      ? encodeXoauth2(user, token)
      : encodeOauthbearer({ user, token, host, port });
  } catch (error) {
    if (error instanceof RangeError) throw new MailFailure('input/invalid', error.message);
    throw error;
  }
}
