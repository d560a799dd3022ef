import { parseArgs } from 'node:util';
import { addressSchema } from '../../shared/connection.ts';

/** What the command line asks for. */
export type CheckArguments =
  | { kind: 'help' }
  | { kind: 'wrong'; message: string }
  | {
      kind: 'check';
      /** Who signs in; without it the first person of the practice tenant. */
      user?: string;
      /** A shared mailbox to open instead of the person's own. */
      mailbox?: string;
      /** Send the initial response in a line of its own even where the server offers SASL-IR. */
      twoStep: boolean;
      json: boolean;
    };

export const usage = `Usage: npm run check -- --practice [options]

Signs in to the practice tenant, which it starts on this computer, and checks a mailbox over IMAP.

  --practice          use the practice tenant (the only one so far)
  --user ADDRESS      the person who signs in; without it the first of the tenant
  --mailbox ADDRESS   a shared mailbox to open instead of the person's own
  --two-step          send the token in a line of its own, as for servers without SASL-IR
  --json              print only the run record, as JSON (npm run --silent check -- --practice --json)
  --help              print this

Exit status: 0 every stage passed, 1 the sign-in or a stage failed, 2 wrong arguments,
130 interrupted.
`;

const options = {
  practice: { type: 'boolean', default: false },
  user: { type: 'string' },
  mailbox: { type: 'string' },
  'two-step': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/**
 * Reads the command line of `npm run check`.
 *
 * @param args the arguments after the program's name
 * @returns what is asked for, or `wrong` with a message that names the argument
 */
export function parseCheckArguments(args: readonly string[]): CheckArguments {
  const parsed = parse(args);
  if ('wrong' in parsed) return { kind: 'wrong', message: parsed.wrong };
  const { practice, user, mailbox, json, help, 'two-step': twoStep } = parsed.values;
  if (help) return { kind: 'help' };
  for (const [name, address] of Object.entries({ user, mailbox })) {
    if (address !== undefined && !addressSchema.safeParse(address).success) {
      return {
        kind: 'wrong',
        message: `--${name} must be an address such as name@contoso.example`,
      };
    }
  }
  if (!practice) {
    return {
      kind: 'wrong',
      message:
        '--practice is missing: sign-in from the terminal is offered for the practice tenant only so far',
    };
  }
  return {
    kind: 'check',
    twoStep,
    json,
    ...(user === undefined ? {} : { user }),
    ...(mailbox === undefined ? {} : { mailbox }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
  } catch (error) {
    // parseArgs throws only on what was typed; its messages name the argument.
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
