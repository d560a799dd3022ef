import { randomUUID } from 'node:crypto';
import { TooMuchData } from '../byte-reader.ts';
import { findMailbox, maySendAs, sameAddress, type Mailbox } from '../directory.ts';
import { createSessionId, frontEnd, sessionMark } from '../front-end.ts';
import type { ClientConnection } from '../line-server.ts';
import type { ScenarioPoint, ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import type { Clock } from '../tokens.ts';
import { authenticate } from './authenticate.ts';
import {
  ehloReply,
  greeting,
  maxLineBytes,
  maxRecipients,
  refusals,
  replies,
  type SmtpBehaviour,
} from './behaviour.ts';
import { isMailbox, parsePath } from './envelope.ts';
import { countChunk, countData, type MessageCount, type MessageEnd } from './message.ts';

/** How a server decides and what it says. */
export interface SmtpRules {
  /** Judges a token for SMTP. */
  decide: Decide;
  behaviour: SmtpBehaviour;
  scripted: ScriptedReply | undefined;
  /** Addresses of mailboxes that nobody but their owner may send as. */
  withoutSendAs: readonly string[];
  now: Clock;
}

/** What follows from one command. */
interface Step {
  lines?: readonly string[];
  /** Said with the session's mark; counts as a fault. */
  refusal?: string;
  end?: boolean;
}

/** One message on its way: RFC 5321 section 3.3. */
interface Transaction extends MessageCount {
  recipients: number;
}

/** After so many refusals the connection is closed; no mail program needs as many. */
const maxFaults = 10;

/** Where in a session a scenario may speak; AUTH and the end of a message speak for themselves. */
const pointOf: Readonly<Record<string, ScenarioPoint>> = {
  EHLO: 'capability',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
};

/** Serves one client from greeting to goodbye; resolves when the connection should be closed. */
export function serveSmtp(connection: ClientConnection, rules: SmtpRules): Promise<void> {
  return new SmtpSession(connection, rules).serve();
}

class SmtpSession {
  readonly #connection: ClientConnection;
  readonly #rules: SmtpRules;
  readonly #id = createSessionId();
  /** Whether the client has said hello since the connection, or TLS, began. */
  #greeted = false;
  /** Who has signed in. */
  #user: string | undefined;
  #transaction: Transaction | undefined;

  constructor(connection: ClientConnection, rules: SmtpRules) {
    this.#connection = connection;
    this.#rules = rules;
  }

  async serve(): Promise<void> {
    let faults = 0;
    let step: Step = this.#scripted('greeting') ?? {
      lines: [greeting(this.#rules.now(), this.#rules.behaviour.host)],
    };
    for (;;) {
      for (const line of step.lines ?? []) this.#connection.send(line);
      if (step.refusal !== undefined) {
        this.#connection.send(this.#marked(step.refusal));
        faults += 1;
      }
      if (step.end === true) return;
      if (faults >= maxFaults) {
        this.#connection.send(this.#marked(refusals.tooManyFaults));
        return;
      }
      await this.#connection.flushed();
      step = await this.#next();
    }
  }

  /** Reads one command and performs it. */
  async #next(): Promise<Step> {
    let line: Buffer | undefined;
    try {
      line = await this.#connection.reader.readLine(maxLineBytes);
    } catch (error) {
      if (error instanceof TooMuchData) return { refusal: refusals.lineTooLong, end: true };
      throw error;
    }
    if (!line) return { end: true };
    const text = line.toString('utf8');
    const name = /^[^ ]*/.exec(text)?.[0] ?? '';
    return this.#perform(name.toUpperCase(), text.slice(name.length + 1).trim());
  }

  async #perform(name: string, rest: string): Promise<Step> {
    const point = pointOf[name];
    // Before TLS a scenario's server is as any: what it has to say is about mail.
    const scripted =
      point !== undefined && this.#connection.secure ? this.#scripted(point) : undefined;
    if (scripted) return scripted;
    switch (name) {
      case 'EHLO':
      case 'HELO':
        return this.#hello(name, rest);
      case 'NOOP':
        return { lines: [replies.ok] };
      case 'RSET':
        this.#transaction = undefined;
        return { lines: [replies.reset] };
      case 'VRFY':
        return { lines: [replies.cannotVerify] };
      case 'QUIT':
        return { lines: [replies.goodbye], end: true };
      case 'STARTTLS':
        return this.#startTls(rest);
      case 'AUTH':
        return this.#authenticate(rest);
      case 'MAIL':
        return this.#mail(rest);
      case 'RCPT':
        return this.#recipient(rest);
      case 'DATA':
        return this.#data(rest);
      case 'BDAT':
        return this.#chunk(rest);
      default:
        return { refusal: refusals.unknownCommand };
    }
  }

  #hello(name: string, domain: string): Step {
    if (domain === '' || /\s/.test(domain)) return { refusal: refusals.wrongDomain };
    this.#greeted = true;
    this.#transaction = undefined;
    const { clientAddress, secure } = this.#connection;
    const lines = ehloReply(this.#rules.behaviour, clientAddress, secure);
    return { lines: name === 'EHLO' ? lines : [`250 ${frontEnd} Hello [${clientAddress}]`] };
  }

  async #startTls(rest: string): Promise<Step> {
    if (!this.#greeted) return { refusal: refusals.helloFirst };
    if (this.#connection.secure) return { refusal: refusals.badSequence };
    if (rest !== '') return { refusal: refusals.wrongArguments };
    // RFC 3207 section 4.2: what was said before TLS is forgotten.
    this.#greeted = false;
    return { end: !(await this.#connection.startTls(replies.startTls)) };
  }

  async #authenticate(rest: string): Promise<Step> {
    if (!this.#greeted) return { refusal: refusals.helloFirst };
    // Before TLS no mechanism is offered, so none is known.
    if (!this.#connection.secure) return { refusal: refusals.unknownMechanism };
    if (this.#user !== undefined || this.#transaction) return { refusal: refusals.badSequence };
    const args = rest.split(/ +/);
    const result = await authenticate(args, this.#connection, this.#rules);
    switch (result.kind) {
      case 'accepted':
        this.#user = result.user;
        this.#connection.authenticated();
        return { lines: [replies.accepted] };
      case 'refused':
        return { refusal: result.refusal };
      case 'scripted':
        return this.#say(result.said);
      case 'end':
        return { end: true };
    }
  }

  #mail(rest: string): Step {
    if (!this.#greeted) return { refusal: refusals.helloFirst };
    if (!this.#connection.secure) return { refusal: refusals.tlsFirst };
    if (this.#user === undefined) return { refusal: refusals.notAuthenticated };
    if (this.#transaction) return { refusal: refusals.badSequence };
    const path = parsePath('FROM', rest);
    if (!path) return { refusal: refusals.wrongSender };
    if (Number(path.parameters.get('SIZE') ?? 0) > this.#rules.behaviour.maxMessageBytes) {
      return { refusal: refusals.messageTooLarge };
    }
    const mailbox = findMailbox(path.address);
    if (!mailbox || !this.#maySendAs(this.#user, mailbox))
      return { refusal: refusals.mayNotSendAs };
    this.#transaction = { recipients: 0, bytes: 0, messageId: undefined };
    return { lines: [replies.senderOk] };
  }

  #maySendAs(user: string, mailbox: Mailbox): boolean {
    const isOwn = sameAddress(user, mailbox.address);
    const isClosed = this.#rules.withoutSendAs.some((one) => sameAddress(one, mailbox.address));
    return isOwn || (!isClosed && maySendAs(user, mailbox));
  }

  /** RCPT takes every recipient, inside the tenant or not: nothing is delivered to anybody. */
  #recipient(rest: string): Step {
    if (!this.#transaction) return { refusal: refusals.senderFirst };
    const path = parsePath('TO', rest);
    if (!path || !isMailbox(path.address)) return { refusal: refusals.wrongRecipient };
    if (this.#transaction.recipients >= maxRecipients) {
      return { refusal: refusals.tooManyRecipients };
    }
    this.#transaction.recipients += 1;
    return { lines: [replies.recipientOk] };
  }

  async #data(rest: string): Promise<Step> {
    const transaction = this.#transaction;
    if (!transaction) return { refusal: refusals.senderFirst };
    if (transaction.recipients === 0) return { refusal: refusals.recipientFirst };
    if (rest !== '') return { refusal: refusals.wrongArguments };
    // RFC 3030 section 2: DATA does not go on where BDAT has begun.
    if (transaction.bytes > 0) return { refusal: refusals.badSequence };
    this.#connection.send(replies.startMail);
    const end = await countData(this.#connection.reader, transaction);
    return this.#received(end, transaction);
  }

  async #chunk(rest: string): Promise<Step> {
    const [, digits, last] = /^(\d{1,12})( LAST)?$/i.exec(rest) ?? [];
    // Without a size it cannot be said where the chunk ends and the next command begins.
    if (digits === undefined) return { refusal: refusals.wrongArguments, end: true };
    const transaction = this.#transaction;
    const count = transaction ?? { bytes: 0, messageId: undefined };
    const end = await countChunk(this.#connection.reader, Number(digits), count);
    if (end === 'gone') return { end: true };
    if (!transaction) return { refusal: refusals.senderFirst };
    if (transaction.recipients === 0) return { refusal: refusals.recipientFirst };
    return last === undefined
      ? { lines: [`250 2.6.0 CHUNK received OK, ${digits} octets`] }
      : this.#received(end, transaction);
  }

  /** The end of a message: it is counted and dropped. */
  #received(end: MessageEnd, { bytes, messageId }: Transaction): Step {
    this.#transaction = undefined;
    if (end === 'gone') return { end: true };
    if (end === 'line-too-long') return { refusal: refusals.lineTooLong, end: true };
    const scripted = this.#scripted('message');
    if (scripted) return scripted;
    if (bytes > this.#rules.behaviour.maxMessageBytes) return { refusal: refusals.messageTooLarge };
    const id = messageId ?? `<${randomUUID()}@${frontEnd}>`;
    return { lines: [`${replies.ok} ${id} [Hostname=${frontEnd}]`] };
  }

  #scripted(point: ScenarioPoint): Step | undefined {
    const { scripted } = this.#rules;
    return scripted?.at === point ? this.#say(scripted) : undefined;
  }

  #say({ reply, closes }: ScriptedReply): Step {
    const mark = sessionMark(this.#rules.now(), this.#id);
    return { lines: [reply.replace('{mark}', mark).replaceAll('{host}', frontEnd)], end: closes };
  }

  #marked(refusal: string): string {
    return `${refusal} ${sessionMark(this.#rules.now(), this.#id)}`;
  }
}
