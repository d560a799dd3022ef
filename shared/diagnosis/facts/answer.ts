import type { Protocol } from '../../protocols.ts';
import type { Facts } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';
import { textOf } from './said.ts';

type Answer = Pick<Partial<Facts>, 'answer' | 'xoauth2' | 'challenge'>;

/** What can be told of the other side by the form of what it says. */
export function answerFacts(failure: Failure): Answer {
  const text = textOf(failure);
  return {
    ...given('answer', answerKind(failure, text)),
    ...given('xoauth2', xoauth2(failure, text)),
    ...given('challenge', challenge(failure)),
  };
}

/** How servers begin: RFC 9051 section 7.1, RFC 1939 section 4, RFC 5321 section 4.3.1. */
const greetings: Record<Protocol, RegExp> = {
  imap: /\* (?:OK|PREAUTH|BYE)\b|IMAP4\S* (?:service|server) /i,
  pop: /(?:^|[\s'":])\+OK\b|POP3 server/im,
  smtp: /\b220[ -][^\r\n]*(?:SMTP|MAIL)/i,
};
const web = /\bHTTP\/1\.[01] \d{3}|<!doctype html|<html\b/i;

/** Whose words they are: of a server of the protocol, of another one, or of a web server. */
function answerKind({ protocol }: Failure, text: string): Facts['answer'] {
  if (web.test(text)) return 'web';
  if (protocol !== 'imap' && protocol !== 'pop' && protocol !== 'smtp') return undefined;
  if (greetings[protocol].test(text)) return 'right';
  return Object.values(greetings).some((form) => form.test(text)) ? 'other-protocol' : undefined;
}

/** `AUTH=XOAUTH2` (IMAP), `SASL … XOAUTH2` (RFC 2449), `250-AUTH … XOAUTH2` (RFC 4954). */
const offer = /\b(?:AUTH=|SASL [^\r\n]*|250[ -]AUTH [^\r\n]*|offers? [^\r\n]*)XOAUTH2\b/i;

/** Whether the server offers the mechanism, by its own list. */
function xoauth2({ check }: Failure, text: string): Facts['xoauth2'] {
  if (offer.test(text)) return 'offered';
  const { capabilities } = check ?? {};
  if (capabilities === undefined) return undefined;
  return /XOAUTH2|OAUTHBEARER/i.test(capabilities.join(' ')) ? 'offered' : 'not-offered';
}

/**
 * A server that refuses a token may first say why, in JSON (Google, "The SASL XOAUTH2 Mechanism";
 * RFC 7628 section 3.2.2), and then waits for a line.
 */
function challenge({ said }: Failure): Facts['challenge'] {
  const form = /(?:^|[\s'"])(?:\+|334) ?eyJ[A-Za-z0-9+/]+/;
  const last = said.findLastIndex(({ text }) => form.test(text));
  if (last < 0) return undefined;
  const later = said.slice(last + 1).some(({ text }) => /\bNO\b|-ERR|\b[45]\d\d\b/.test(text));
  return later ? 'answered' : 'unanswered';
}
