import { findMailbox } from '../directory.ts';
import type { ClientConnection } from '../line-server.ts';
import type { ScenarioPoint, ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import { authenticate } from './authenticate.ts';
import { capabilitiesBeforeTls, greeting, replies, type ImapBehaviour } from './behaviour.ts';
import { readCommand, type CommandReading } from './command.ts';
import { answerMailboxCommand, isMailboxCommand, type MailboxState } from './mailbox-commands.ts';

/** How a server decides and what it says. */
export interface ImapRules {
  /** Judges a token for IMAP. */
  decide: Decide;
  behaviour: ImapBehaviour;
  scripted: ScriptedReply | undefined;
}

type State =
  | { kind: 'not-authenticated' }
  /** The token is right, but its person may not open the mailbox. */
  | { kind: 'not-connected' }
  | ({ kind: 'authenticated' } & MailboxState);

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

interface Context {
  connection: ClientConnection;
  rules: ImapRules;
  state: State;
}

type Command = Extract<CommandReading, { kind: 'command' }>;

/** Where in a session a scenario may speak. */
const pointOf: Readonly<Record<string, ScenarioPoint>> = {
  CAPABILITY: 'capability',
  LOGIN: 'auth',
  AUTHENTICATE: 'auth',
  SELECT: 'select',
  EXAMINE: 'select',
};

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
export async function serveImap(connection: ClientConnection, rules: ImapRules): Promise<void> {
  const { scripted } = rules;
  const faults: Record<Fault, number> = {
    'bad-command': 0,
    'refused-sign-in': 0,
    'not-connected': 0,
  };
  let state: State = { kind: 'not-authenticated' };

  connection.send(scripted?.at === 'greeting' ? scripted.reply : greeting);
  if (scripted?.at === 'greeting' && scripted.closes) return;
  for (;;) {
    await connection.flushed();
    const command = await readCommand(connection.reader, () => {
      connection.send(replies.literalGoAhead);
    });
    if (command.kind === 'end') return;
    if (command.kind === 'too-long') {
      connection.send(`* ${replies.tooLong}`);
      connection.send(replies.closed);
      return;
    }
    const step: Step =
      command.kind === 'malformed'
        ? bad(replies.unknownCommand)
        : await perform(command, { connection, rules, state });
    for (const line of step.untagged ?? []) connection.send(line);
    if (step.reply !== undefined) connection.send(`${command.tag ?? '*'} ${step.reply}`);
    if (step.end === true) return;
    state = step.state ?? state;
    if (step.fault) {
      faults[step.fault] += 1;
      if (faults[step.fault] >= maxFaults[step.fault]) {
        connection.send(replies.closed);
        return;
      }
    }
  }
}

/** Performs one command; the reply and the next state come back. */
async function perform(command: Command, context: Context): Promise<Step> {
  const { name, args } = command;
  const { connection, rules, state } = context;
  const capabilities = connection.secure
    ? rules.behaviour.capabilities
    : capabilitiesBeforeTls(rules.behaviour.capabilities);
  const capability = capabilityOf[name];
  if (capability !== undefined && !capabilities.includes(capability)) {
    return bad(replies.unknownCommand);
  }
  if (rules.scripted && rules.scripted.at === pointOf[name]) return say(rules.scripted);
  switch (name) {
    case 'CAPABILITY':
      return { untagged: [`* CAPABILITY ${capabilities.join(' ')}`], reply: 'OK Completed' };
    case 'STARTTLS':
      return startTls(command, connection);
    case 'NOOP':
      return { reply: 'OK NOOP completed.' };
    case 'ID':
      return { untagged: [server], reply: 'OK ID completed.' };
    case 'LOGOUT':
      return { untagged: [replies.goodbye], reply: 'OK LOGOUT completed.', end: true };
    case 'LOGIN':
    case 'AUTHENTICATE':
      if (state.kind !== 'not-authenticated' || !connection.secure) {
        return bad(replies.invalidState);
      }
      // Exchange Online takes no passwords any more, right or wrong.
      if (name === 'LOGIN') return { reply: 'NO LOGIN failed.', fault: 'refused-sign-in' };
      return signIn(command, capabilities, context);
  }
  if (name !== 'IDLE' && !isMailboxCommand(name)) return bad(replies.unknownCommand);
  if (state.kind === 'not-authenticated') return bad(replies.invalidState);
  if (state.kind === 'not-connected')
    return { reply: replies.notConnected, fault: 'not-connected' };
  if (name === 'IDLE') return idle(connection);
  const { untagged, reply, selected } = answerMailboxCommand(name, args, state);
  return {
    untagged,
    reply,
    state: { ...state, selected },
    ...(reply.startsWith('BAD') ? { fault: 'bad-command' as const } : {}),
  };
}

/** STARTTLS (RFC 3501 section 6.2.1); nothing is said where what followed it spoils it. */
async function startTls({ tag, args }: Command, connection: ClientConnection): Promise<Step> {
  if (connection.secure) return bad(replies.invalidState);
  if (args.length > 0) return bad(replies.wrongArguments);
  return (await connection.startTls(`${tag} ${replies.startTls}`)) ? {} : { end: true };
}

async function signIn(
  { args }: Command,
  capabilities: readonly string[],
  { connection, rules }: Context,
): Promise<Step> {
  const result = await authenticate(connection, rules, capabilities, args);
  switch (result.kind) {
    case 'end':
      return { end: true };
    case 'bad':
      return bad(result.reply);
    case 'refused':
      return { reply: result.reply, fault: 'refused-sign-in' };
    case 'scripted':
      return say(result.said);
    case 'accepted': {
      connection.authenticated();
      const mailbox = result.user === undefined ? undefined : findMailbox(result.user);
      return {
        reply: result.reply,
        state: mailbox
          ? { kind: 'authenticated', mailbox, selected: undefined }
          : { kind: 'not-connected' },
      };
    }
  }
}

/** What a scenario has the server say: behind the tag, or as a line of its own. */
function say({ reply, closes }: ScriptedReply): Step {
  return { ...(reply.startsWith('*') ? { untagged: [reply] } : { reply }), end: closes };
}

/** IDLE (RFC 2177): nothing ever happens here, so it only waits for DONE. */
async function idle(connection: ClientConnection): Promise<Step> {
  connection.send('+ IDLE accepted, awaiting DONE command.');
  const line = await connection.reader.readLine(maxIdleLineBytes).catch(() => undefined);
  if (!line) return { end: true };
  return line.toString('latin1').toUpperCase() === 'DONE'
    ? { reply: 'OK IDLE completed.' }
    : bad(replies.unknownCommand);
}

function bad(reply: string): Step {
  return { reply, fault: 'bad-command' };
}
