import type { Connection, Endpoint } from '../../connection.ts';
import type { Diagnosis, Finding, SupportFacts } from '../../diagnosis/finding.ts';
import type { FindingValues } from '../../diagnosis/values.ts';
import type { AppError } from '../../errors.ts';
import type { CheckRecord, RunRecord, TlsSummary } from '../../run-record.ts';
import type { SignInRecord } from '../../sign-in.ts';
import type { TokenSummary } from '../../token-summary.ts';
import type { ReportSource, ReportSubject } from '../source.ts';
import { isNamingClaim, namesOf } from './names-of.ts';
import { supportIds } from './patterns.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createReplacer } from './replace.ts';

/** What stands for the name that the administrator gave to the connection. */
export const connectionPseudonym = 'connection';

/**
 * A report's source with stable pseudonyms for every address, domain, host, IP address and ID, and for
 * the names of people, apps and organizations: in every field, in what was sent and received, in the
 * certificates and in what findings quote. Nothing else changes, and the record keeps its schema.
 *
 * Microsoft's own servers and apps stay, and so do the IDs by which support finds a request.
 *
 * @param registry one that other texts share, where the report is handed on together with them
 */
export function pseudonymise(
  source: ReportSource,
  registry: Registry = createRegistry(JSON.stringify([source.subject, source.diagnosis])),
): ReportSource {
  const { subject, diagnosis } = source;
  const everything = JSON.stringify([subject, diagnosis]);
  const names = namesOf(subject);
  for (const { kind, text } of names) registry.of(kind, text);
  const kept = new Set([...supportIds(everything), ...supportIdsOf(subject)]);
  const replace = createReplacer(names, kept, registry);
  const isName = new Map(names.map(({ kind, text }) => [text.toLowerCase(), kind]));
  const map = createMapper(replace, (text) => {
    const kind = isName.get(text.toLowerCase());
    return kind === undefined ? replace(text) : registry.of(kind, text);
  });
  const mapped = map.subject(subject);
  const explained = map.diagnosis(diagnosis);
  return { subject: mapped, diagnosis: explained, replaced: registry.counts() };
}

/** IDs that the record itself says are support's, and its own. */
function supportIdsOf(subject: ReportSubject): string[] {
  const isRun = subject.kind === 'run';
  const signIn = isRun ? subject.record.signIn : subject.signIn;
  const { traceId, correlationId } = signIn.error?.refusal ?? {};
  const own = isRun ? [subject.record.id, subject.record.retry?.of] : [];
  return [traceId, correlationId, ...own].flatMap((id) => id?.toLowerCase() ?? []);
}

/**
 * @param text replaces the names in a text
 * @param field the same for a value that is nothing but a name
 */
function createMapper(text: (value: string) => string, field: (value: string) => string) {
  /** Changes the values that are there, and adds none that is not. */
  function change<T extends object>(
    value: T,
    keys: readonly (keyof T)[],
    by: (value: string) => string,
  ): T {
    const changed = { ...value };
    for (const key of keys) {
      const present = changed[key];
      if (typeof present === 'string') changed[key] = by(present) as T[keyof T];
    }
    return changed;
  }

  function endpoint(value: Endpoint): Endpoint {
    return change(value, ['host'], field);
  }

  function connection(value: Connection): Connection {
    const keys = ['tenant', 'clientId', 'user', 'sharedMailbox', 'sender'] as const;
    const { furtherMailboxes, endpoints } = value;
    return {
      ...change(change(value, [...keys, 'servicePrincipalObjectId'], field), ['resource'], text),
      name: connectionPseudonym,
      ...(furtherMailboxes ? { furtherMailboxes: furtherMailboxes.map(field) } : {}),
      ...(endpoints
        ? {
            endpoints: Object.fromEntries(
              Object.entries(endpoints).map(([protocol, each]) => [protocol, endpoint(each)]),
            ),
          }
        : {}),
    };
  }

  function error(value: AppError): AppError {
    const { refusal } = value;
    const changed = change(value, ['detail'], text);
    return refusal ? { ...changed, refusal: change(refusal, ['error'], text) } : changed;
  }

  function token(value: TokenSummary): TokenSummary {
    const names = change(value, ['tenantId', 'clientId', 'user', 'objectId'], field);
    return {
      ...change(names, ['audience', 'issuer'], text),
      scopes: value.scopes.map(text),
      roles: value.roles.map(text),
      claims: value.claims.map((claim) =>
        change(claim, ['value'], isNamingClaim(claim.name) ? field : text),
      ),
    };
  }

  function signIn(value: SignInRecord): SignInRecord {
    const lines = value.lines.map((line) => change(line, ['text'], text));
    return { ...value, lines, ...(value.error ? { error: error(value.error) } : {}) };
  }

  function tls(value: TlsSummary): TlsSummary {
    return {
      ...change(change(value, ['servername'], field), ['problem'], text),
      chain: value.chain.map((certificate) => ({
        ...change(change(certificate, ['subject', 'issuer'], text), ['sha256'], field),
        altNames: certificate.altNames.map(text),
      })),
    };
  }

  function check(value: CheckRecord): CheckRecord {
    return {
      ...change(value, ['user', 'sender', 'connectedTo'], field),
      endpoint: endpoint(value.endpoint),
      addresses: value.addresses.map(field),
      ...(value.tls ? { tls: tls(value.tls) } : {}),
      ...(value.capabilities ? { capabilities: value.capabilities.map(text) } : {}),
      stages: value.stages.map((stage) => ({
        ...change(stage, ['summary'], text),
        ...(stage.error ? { error: error(stage.error) } : {}),
      })),
      transcript: value.transcript.map((line) => change(line, ['text'], text)),
    };
  }

  function record(value: RunRecord): RunRecord {
    const { proxy } = value.network;
    // In the order in which a report is read: names are numbered as they appear.
    return {
      ...value,
      connection: connection(value.connection),
      ...(proxy
        ? { network: { ...value.network, proxy: change(proxy, ['host', 'user'], field) } }
        : {}),
      token: token(value.token),
      signIn: signIn(value.signIn),
      checks: value.checks.map(check),
    };
  }

  function finding(value: Finding): Finding {
    return {
      ...value,
      evidence: value.evidence.map((each) =>
        each.kind === 'line' ? change(each, ['text'], text) : change(each, ['value'], text),
      ),
    };
  }

  function findingValues(values: FindingValues): FindingValues {
    const { scopes } = values;
    const keys = ['user', 'mailbox', 'sender', 'tokenUser', 'tenant', 'clientId'] as const;
    return {
      ...change(
        change(values, [...keys, 'objectId', 'host'], field),
        ['audience', 'scope', 'redirectUri', 'portal', 'permission'],
        text,
      ),
      ...(scopes ? { scopes: scopes.map(text) } : {}),
    };
  }

  return {
    subject(subject: ReportSubject): ReportSubject {
      if (subject.kind === 'run') return { kind: 'run', record: record(subject.record) };
      return {
        ...subject,
        connection: connection(subject.connection),
        signIn: signIn(subject.signIn),
      };
    },
    diagnosis: ({ failures, notes, noteValues }: Diagnosis): Diagnosis => ({
      failures: failures.map((failure) => ({
        ...failure,
        findings: failure.findings.map(finding),
        support: change(failure.support satisfies SupportFacts, ['host', 'server'], text),
        values: findingValues(failure.values),
      })),
      notes: notes.map(finding),
      noteValues: findingValues(noteValues),
    }),
  };
}
