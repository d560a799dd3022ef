import { parseArgs } from 'node:util';
import { addressSchema } from '../../shared/connection.ts';
import { isAppFlow } from '../../shared/flows.ts';
import type { AddressFamily, Proxy } from '../../shared/network.ts';
import type { ScenarioNeeds } from '../../shared/practice.ts';
import { protocols, type Protocol } from '../../shared/protocols.ts';
import { isScenarioId, needsOf, type ScenarioId } from '../practice/scenarios.ts';
import { parseProxy } from './proxy-option.ts';
import { flowsMeetingNeeds, terminalFlows, type TerminalFlow } from './terminal-flows.ts';

/** A check as the command line asks for it. */
export interface CheckOptions {
  /** In the order in which they are shown. */
  protocols: readonly Protocol[];
  /** How the token is had. */
  flow: TerminalFlow;
  /** Who signs in; without it the first person of the practice tenant. */
  user?: string;
  /** A shared mailbox to open instead of the person's own. */
  mailbox?: string;
  /** What SMTP sends as, where that is not the mailbox. */
  sender?: string;
  /** Send one real message to this address. */
  testMessageTo?: string;
  /** Send the initial response in a line of its own even where the server offers SASL-IR. */
  twoStep: boolean;
  family: AddressFamily;
  proxy?: Proxy;
  /** What the practice tenant does wrong. */
  scenario?: ScenarioId;
  /** Show long lines whole. */
  full: boolean;
  json: boolean;
}

/** What the command line asks for. */
export type CheckArguments =
  | { kind: 'help' }
  | { kind: 'scenarios' }
  | { kind: 'wrong'; message: string }
  | ({ kind: 'check' } & CheckOptions);

export const usage = `Usage: npm run check -- --practice [options]

Signs in to the practice tenant, which it starts on this computer, and checks a mailbox over IMAP,
POP and SMTP at the same time.

  --practice            use the practice tenant (the only one so far)
  --protocol LIST       the protocols to check, such as imap or imap,smtp; without it all three
  --flow FLOW           how to sign in: window (the usual), device-code, secret or certificate; the
                        last two are the app's own sign-in, without a person
  --user ADDRESS        the person who signs in; without it the first of the tenant
  --mailbox ADDRESS     a shared mailbox to open instead of the person's own
  --sender ADDRESS      what SMTP sends as; without it the mailbox
  --send-test-message ADDRESS
                        send one real message to this address over SMTP; without it SMTP asks only
                        whether it may send
  --two-step            send the token in a line of its own, as for servers without SASL-IR
  --ipv4, --ipv6        use only addresses of this kind
  --proxy URL           reach the mail servers over http://HOST:PORT (CONNECT) or socks5://HOST:PORT,
                        with USER@ before the host if it wants one; the password is taken from the
                        environment variable PROXY_PASSWORD
  --scenario ID         have the practice tenant fail as the real service does; --scenario list
                        prints them all
  --full                show long lines whole
  --json                print only the run record, as JSON (npm run --silent check -- --practice --json)
  --help                print this

Exit status: 0 every stage passed, 1 the sign-in or a stage failed, 2 wrong arguments,
130 interrupted.
`;

const options = {
  practice: { type: 'boolean', default: false },
  protocol: { type: 'string', multiple: true },
  flow: { type: 'string', default: 'window' },
  user: { type: 'string' },
  mailbox: { type: 'string' },
  sender: { type: 'string' },
  'send-test-message': { type: 'string' },
  'two-step': { type: 'boolean', default: false },
  ipv4: { type: 'boolean', default: false },
  ipv6: { type: 'boolean', default: false },
  proxy: { type: 'string' },
  scenario: { type: 'string' },
  full: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const addressOptions = ['user', 'mailbox', 'sender', 'send-test-message'] as const;

/**
 * Reads the command line of `npm run check`.
 *
 * @param args the arguments after the program's name
 * @returns what is asked for, or `wrong` with a message that names the argument
 */
export function parseCheckArguments(args: readonly string[]): CheckArguments {
  const parsed = parse(args);
  if ('wrong' in parsed) return wrong(parsed.wrong);
  const { values } = parsed;
  if (values.help) return { kind: 'help' };
  if (values.scenario === 'list') return { kind: 'scenarios' };
  for (const name of addressOptions) {
    const address = values[name];
    if (address !== undefined && !addressSchema.safeParse(address).success) {
      return wrong(`--${name} must be an address such as name@contoso.example`);
    }
  }
  if (!values.practice) {
    return wrong(
      '--practice is missing: sign-in from the terminal is offered for the practice tenant only so far',
    );
  }
  const flow = terminalFlows.find((id) => id === values.flow);
  if (flow === undefined) return wrong(`--flow must be one of ${terminalFlows.join(', ')}`);
  if (isAppFlow(flow) && values.user !== undefined) {
    return wrong(`--user is for people; --flow ${flow} is the app's own sign-in (see --mailbox)`);
  }
  if (values.ipv4 && values.ipv6) return wrong('--ipv4 and --ipv6 exclude each other');
  const proxy = values.proxy === undefined ? undefined : parseProxy(values.proxy);
  if (typeof proxy === 'string') return wrong(proxy);
  const chosen = chosenProtocols(values.protocol);
  if (chosen === undefined) {
    return wrong(`--protocol must be one or more of ${protocols.join(', ')}, joined by commas`);
  }
  const check: CheckOptions = {
    protocols: chosen,
    flow,
    twoStep: values['two-step'],
    family: values.ipv4 ? 'ipv4' : values.ipv6 ? 'ipv6' : 'any',
    full: values.full,
    json: values.json,
    ...given('user', values.user),
    ...given('mailbox', values.mailbox),
    ...given('sender', values.sender),
    ...given('testMessageTo', values['send-test-message']),
    ...given('proxy', proxy),
  };
  return withScenario(check, values.scenario);
}

/** Each at most once, in their order; `undefined` where one is not known, or none is named. */
function chosenProtocols(lists: readonly string[] | undefined): Protocol[] | undefined {
  if (lists === undefined) return [...protocols];
  const names = lists.flatMap((list) => list.split(',')).map((name) => name.trim().toLowerCase());
  const known = names.every((name) => protocols.some((protocol) => protocol === name));
  return known ? protocols.filter((protocol) => names.includes(protocol)) : undefined;
}

/** The check with its scenario, if the two go together and nothing asked for is without effect. */
function withScenario(check: CheckOptions, id: string | undefined): CheckArguments {
  const sends = check.protocols.includes('smtp');
  if (!sends && check.sender !== undefined) return wrong('--sender needs --protocol smtp');
  if (!sends && check.testMessageTo !== undefined) {
    return wrong('--send-test-message needs --protocol smtp');
  }
  if (id === undefined) return { kind: 'check', ...check };
  if (!isScenarioId(id)) return wrong('--scenario is none of those that --scenario list prints');
  const missing = missingOption(check, needsOf(id));
  if (missing !== undefined) return wrong(`--scenario ${id} needs ${missing}`);
  return { kind: 'check', ...check, scenario: id };
}

/** What else has to be asked for so that a scenario is met. */
function missingOption(check: CheckOptions, needs: ScenarioNeeds): string | undefined {
  const flows = flowsMeetingNeeds(needs);
  if (!flows.includes(check.flow)) return `--flow ${flows.join(' or ')}`;
  const { protocols: failing = check.protocols, sharedMailbox, testMessage } = needs;
  // Where several servers fail, one of them shows it.
  if (!failing.some((protocol) => check.protocols.includes(protocol))) {
    return `--protocol ${failing.join(' or ')}`;
  }
  if (sharedMailbox !== undefined && check.mailbox === undefined) {
    return `--mailbox ${sharedMailbox}`;
  }
  return testMessage === true && check.testMessageTo === undefined
    ? '--send-test-message, because it is about the message'
    : undefined;
}

/** An option as a property, which is absent where the option is. */
function given<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;
}

function wrong(message: string): CheckArguments {
  return { kind: 'wrong', message };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
  } catch (error) {
    // parseArgs throws only on what was typed; its messages name the argument.
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
