import { decodeBase64 } from '../text/base64.ts';
import { makeVisible } from '../text/visible.ts';
import { given } from './facts/given.ts';
import { textOf } from './facts/said.ts';
import type { Failure } from './facts/failures.ts';
import type { SupportFacts } from './finding.ts';
import type { PartialRun } from './partial-run.ts';

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Exchange Online ends SMTP replies with `[host time id]`. */
const smtpMark = /\[([\w-]+(?:\.[\w-]+)+) (\d{4}-\d\d-\d\dT[\d:.]+Z) \w+\]/;
const hostName = /\[?Hostname=([\w.-]+)\]?/i;
/** The greeting of IMAP and POP carries the front end's name in base64 of UTF-16LE. */
const greetingMark = /\[([A-Za-z0-9+/]{20,}={0,2})\]/;

/** What Microsoft's support asks for, as far as the other side said it. */
export function supportFacts(run: PartialRun, failure: Failure): SupportFacts {
  const text = textOf(failure);
  const { refusal } = failure.error ?? {};
  const mark = smtpMark.exec(text);
  const server = mark?.[1] ?? hostName.exec(text)?.[1] ?? greetingServer(failure);
  return {
    ...given('traceId', refusal?.traceId ?? after('trace[ _]id', text)),
    ...given('correlationId', refusal?.correlationId ?? after('correlation[ _]id', text)),
    ...given('time', refusal?.timestamp ?? mark?.[2] ?? run.finishedAt),
    ...given('host', failure.check?.endpoint?.host),
    ...given('server', server),
  };
}

function after(label: string, text: string): string | undefined {
  return new RegExp(`${label}\\W{1,6}(${guid})`, 'i').exec(text)?.[1];
}

function greetingServer({ check }: Failure): string | undefined {
  const greeting = check?.transcript.find(
    ({ stage, kind }) => stage === 'greeting' && kind === 'received',
  );
  const bytes = decodeBase64(greetingMark.exec(greeting?.text ?? '')?.[1] ?? '');
  if (!bytes || bytes.length < 4) return undefined;
  const name = Array.from(bytes)
    .filter((_byte, index) => index % 2 === 0)
    .map((byte) => String.fromCharCode(byte))
    .join('');
  return /^[\w.-]+$/.test(name) ? makeVisible(name) : undefined;
}
