import { TooMuchData } from '../byte-reader.ts';
import type { Mailbox } from '../directory.ts';
import type { ClientConnection } from '../line-server.ts';
import type { ScenarioPoint, ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import { authenticate } from './authenticate.ts';
import { capabilityList, greeting, maxLineBytes, replies, type PopBehaviour } from './behaviour.ts';
import { createMaildrop, type Maildrop } from './maildrop.ts';

/** How a server decides and what it says. */
export interface PopRules {
  /** Judges a token for POP. */
  decide: Decide;
  behaviour: PopBehaviour;
  scripted: ScriptedReply | undefined;
}

/** A command of the client: the keyword in upper case, and what follows it. */
export interface PopCommand {
  name: string;
  args: readonly string[];
}

/** What follows from one command; `end`: the server hangs up. */
export interface PopStep {
  lines: readonly string[];
  end?: boolean;
  /** The mailbox that has been opened. */
  opened?: Mailbox;
  fault?: boolean;
}

/** After so many faults the connection is closed; no mail program needs as many. */
const maxFaults = 10;

/** Where in a session a scenario may speak; AUTH speaks for itself. */
const pointOf: Readonly<Record<string, ScenarioPoint>> = { CAPA: 'capability', STAT: 'stat' };

/** Serves one client from greeting to goodbye; resolves when the connection should be closed. */
export async function servePop(connection: ClientConnection, rules: PopRules): Promise<void> {
  const { scripted } = rules;
  let maildrop: Maildrop | undefined;
  let faults = 0;

  connection.send(scripted?.at === 'greeting' ? scripted.reply : greeting);
  if (scripted?.at === 'greeting' && scripted.closes) return;
  for (;;) {
    await connection.flushed();
    const command = await readCommand(connection);
    if (!command) return;
    const step = await perform(command, connection, rules, maildrop);
    for (const line of step.lines) connection.send(line);
    if (step.end === true) return;
    if (step.opened) maildrop = createMaildrop(step.opened);
    if (step.fault === true) faults += 1;
    if (faults >= maxFaults) {
      connection.send(replies.protocolError);
      return;
    }
  }
}

/** The next command; `undefined` where the client left or sent a line without end. */
async function readCommand(connection: ClientConnection): Promise<PopCommand | undefined> {
  try {
    const line = await connection.reader.readLine(maxLineBytes);
    if (!line) return undefined;
    const [name = '', ...args] = line.toString('latin1').trim().split(/ +/);
    return { name: name.toUpperCase(), args };
  } catch (error) {
    if (!(error instanceof TooMuchData)) throw error;
    connection.send(replies.protocolError);
    return undefined;
  }
}

async function perform(
  command: PopCommand,
  connection: ClientConnection,
  rules: PopRules,
  maildrop: Maildrop | undefined,
): Promise<PopStep> {
  const { behaviour, scripted } = rules;
  if (scripted && scripted.at === pointOf[command.name]) {
    return { lines: [scripted.reply], end: scripted.closes };
  }
  switch (command.name) {
    case 'CAPA':
      return { lines: [replies.ok, ...capabilityList(behaviour, connection.secure), '.'] };
    case 'QUIT':
      return { lines: [replies.goodbye], end: true };
    case 'STLS':
      // RFC 2595 section 4: before sign-in, and once.
      if (connection.secure || maildrop) return fault(replies.invalidState);
      return { lines: [], end: !(await connection.startTls(replies.startTls)) };
    case 'USER':
    case 'PASS':
    case 'AUTH':
      if (!connection.secure || maildrop) return fault(replies.invalidState);
      // Whoever USER names, Exchange Online lets nobody in with PASS any more.
      if (command.name === 'USER') return { lines: [replies.ok] };
      if (command.name === 'PASS') return fault(replies.noPasswords);
      return authenticate(command.args, connection, rules);
  }
  if (!maildrop) return fault(replies.invalidState);
  return maildrop.answer(command);
}

function fault(reply: string): PopStep {
  return { lines: [reply], fault: true };
}
