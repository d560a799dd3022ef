import type { ErrorCode } from '../../../shared/errors.ts';
import type { MailFailure } from '../failure.ts';
import { failureOf, unexpected, type SmtpReply } from './session.ts';

/** Words for too much at a time: `432 4.3.2 Concurrent connections limit exceeded` and its kind. */
const tooMuch = /\blimit exceeded\b|\btoo many\b|\bthrottled\b/i;

/**
 * The failure that a reply is which is not the hoped-for one. Code 4yz is about the moment, whatever
 * the command was: `server/throttled` or `server/unavailable`; 5yz is `code`; 2yz and 3yz have no
 * place there.
 */
export function refusal(reply: SmtpReply, code: ErrorCode): MailFailure {
  const kind = Math.floor(reply.code / 100);
  if (kind === 5) return failureOf(reply, code);
  if (kind !== 4) return unexpected(reply);
  return failureOf(reply, tooMuch.test(reply.said) ? 'server/throttled' : 'server/unavailable');
}

/**
 * Exchange Online's codes for a sender that this identity may not use, also where they come as the
 * answer to RCPT or to the message: `5.7.60`, and `5.7.1` with what begins so (`5.7.124`).
 */
const senderCodes = /^5\.7\.(?:60|1\d*)$/;
/** The store's name for the same, behind changing codes (github.com/jstedfast/MailKit issue 1176). */
const sendAsDenied = /SendAsDenied/i;
/** `5.7.1 Unable to relay` is about the recipient. */
const relay = /\brelay/i;

/**
 * The failure that a refused RCPT or message is: the sender's where the reply says so, although MAIL
 * was taken, else `code`.
 */
export function senderRefusalOr(reply: SmtpReply, code: ErrorCode): MailFailure {
  const isSender =
    sendAsDenied.test(reply.said) ||
    (senderCodes.test(reply.enhanced ?? '') && !relay.test(reply.said));
  return refusal(reply, isSender ? 'send/sender-refused' : code);
}

/** The store's words for a mailbox that it cannot log on to (errors of `STOREDRV`). */
const logonFailed = /MapiExceptionLogonFailed|mailbox logon failure/i;
/** `5.1.8 Bad outbound sender`: who sends is blocked. */
const blockedSender = '5.1.8';

/**
 * The failure that a refused message is. Exchange Online submits it to the sender's mailbox before
 * it answers: only here does it show that the token is good but the mailbox cannot be opened, and
 * some refusals of the sender come this late.
 */
export function messageRefusal(reply: SmtpReply): MailFailure {
  if (logonFailed.test(reply.said)) return failureOf(reply, 'mailbox/not-connected');
  if (reply.enhanced === blockedSender) return failureOf(reply, 'send/sender-refused');
  return senderRefusalOr(reply, 'send/message-refused');
}
