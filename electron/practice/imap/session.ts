import type { AccessDecision } from '../access.ts';
import { createByteReader, type ByteReader } from '../byte-reader.ts';
import { findMailbox, type Mailbox } from '../directory.ts';
import { authenticate } from './authenticate.ts';
import { greeting, replies, type ImapBehaviour } from './behaviour.ts';
import { readCommand, type Argument } from './command.ts';
import { answerMailboxCommand, isMailboxCommand } from './mailbox-commands.ts';

/** The connection as a session sees it: octets in, lines out. */
export interface ImapConnection {
  chunks: AsyncIterable<Buffer>;
  /** Sends one line; CRLF is added. */
  send: (line: string) => void;
  /** Resolves when what was sent has been taken, so that a client that never reads is not fed. */
  flushed: () => Promise<void>;
  /** Told when a person has been let in; from then on the connection may be idle for longer. */
  onAuthenticated: () => void;
  /** Judges a token for IMAP. */
  decide: (token: string, user: string) => Promise<AccessDecision>;
  behaviour: ImapBehaviour;
}

type State =
  | { kind: 'not-authenticated' }
  /** The token is right, but its person may not open the mailbox. */
  | { kind: 'not-connected' }
  | { kind: 'authenticated'; mailbox: Mailbox; selected: boolean };

type Fault = 'bad-command' | 'refused-sign-in' | 'not-connected';

/**
 * After so many faults of a kind the connection is closed. Exchange Online does that with the
 * second "not connected" (github.com/simonrob/email-oauth2-proxy issue 74); the others are more
 * than any mail program needs.
 */
const maxFaults: Record<Fault, number> = {
  'bad-command': 10,
  'refused-sign-in': 5,
  'not-connected': 2,
};

/** What follows from one command. */
interface Step {
  untagged?: readonly string[];
  /** What goes behind the tag; none where the client is gone. */
  reply?: string;
  state?: State;
  fault?: Fault;
  end?: boolean;
}

interface Context extends ImapConnection {
  reader: ByteReader;
  state: State;
}

/** DONE is all that may come while idle (RFC 2177). */
const maxIdleLineBytes = 64;

/** Commands that exist only with a capability. */
const capabilityOf: Readonly<Record<string, string>> = {
  ID: 'ID',
  IDLE: 'IDLE',
  NAMESPACE: 'NAMESPACE',
  UNSELECT: 'UNSELECT',
};

const server = '* ID ("name" "Practice tenant" "vendor" "Mailbox OAuth Assistant")';

/** Serves one client from greeting to goodbye; resolves when the connection should be closed. */
export async function serveImap(connection: ImapConnection): Promise<void> {
  const { send } = connection;
  const reader = createByteReader(connection.chunks);
  const faults: Record<Fault, number> = {
    'bad-command': 0,
    'refused-sign-in': 0,
    'not-connected': 0,
  };
  let state: State = { kind: 'not-authenticated' };

  send(greeting);
  for (;;) {
    await connection.flushed();
    const command = await readCommand(reader, () => {
      send(replies.literalGoAhead);
    });
    if (command.kind === 'end') return;
    if (command.kind === 'too-long') {
      send(`* ${replies.tooLong}`);
      send(replies.closed);
      return;
    }
    const step: Step =
      command.kind === 'malformed'
        ? bad(replies.unknownCommand)
        : await perform(command.name, command.args, { ...connection, reader, state });
    for (const line of step.untagged ?? []) send(line);
    if (step.reply !== undefined) send(`${command.tag ?? '*'} ${step.reply}`);
    if (step.end === true) return;
    state = step.state ?? state;
    if (step.fault) {
      faults[step.fault] += 1;
      if (faults[step.fault] >= maxFaults[step.fault]) {
        send(replies.closed);
        return;
      }
    }
  }
}

/** Performs one command; the reply and the next state come back. */
async function perform(name: string, args: readonly Argument[], context: Context): Promise<Step> {
  const { behaviour, state } = context;
  const capability = capabilityOf[name];
  if (capability !== undefined && !behaviour.capabilities.includes(capability)) {
    return bad(replies.unknownCommand);
  }
  switch (name) {
    case 'CAPABILITY':
      return {
        untagged: [`* CAPABILITY ${behaviour.capabilities.join(' ')}`],
        reply: 'OK Completed',
      };
    case 'NOOP':
      return { reply: 'OK NOOP completed.' };
    case 'ID':
      return { untagged: [server], reply: 'OK ID completed.' };
    case 'LOGOUT':
      return { untagged: [replies.goodbye], reply: 'OK LOGOUT completed.', end: true };
    case 'LOGIN':
    case 'AUTHENTICATE':
      if (state.kind !== 'not-authenticated') return bad(replies.invalidState);
      // Exchange Online takes no passwords any more, right or wrong.
      if (name === 'LOGIN') return { reply: 'NO LOGIN failed.', fault: 'refused-sign-in' };
      return signIn(args, context);
  }
  if (name !== 'IDLE' && !isMailboxCommand(name)) return bad(replies.unknownCommand);
  if (state.kind === 'not-authenticated') return bad(replies.invalidState);
  if (state.kind === 'not-connected')
    return { reply: replies.notConnected, fault: 'not-connected' };
  if (name === 'IDLE') return idle(context);
  const { untagged, reply, selected } = answerMailboxCommand(name, args, state);
  return {
    untagged,
    reply,
    state: { ...state, selected },
    ...(reply.startsWith('BAD') ? { fault: 'bad-command' as const } : {}),
  };
}

async function signIn(args: readonly Argument[], context: Context): Promise<Step> {
  const result = await authenticate(context, args);
  switch (result.kind) {
    case 'end':
      return { end: true };
    case 'bad':
      return bad(result.reply);
    case 'refused':
      return { reply: result.reply, fault: 'refused-sign-in' };
    case 'accepted': {
      context.onAuthenticated();
      const mailbox = result.connected ? findMailbox(result.user) : undefined;
      return {
        reply: result.reply,
        state: mailbox
          ? { kind: 'authenticated', mailbox, selected: false }
          : { kind: 'not-connected' },
      };
    }
  }
}

/** IDLE (RFC 2177): nothing ever happens here, so it only waits for DONE. */
async function idle(context: Context): Promise<Step> {
  context.send('+ IDLE accepted, awaiting DONE command.');
  const line = await context.reader.readLine(maxIdleLineBytes).catch(() => undefined);
  if (!line) return { end: true };
  return line.toString('latin1').toUpperCase() === 'DONE'
    ? { reply: 'OK IDLE completed.' }
    : bad(replies.unknownCommand);
}

function bad(reply: string): Step {
  return { reply, fault: 'bad-command' };
}
