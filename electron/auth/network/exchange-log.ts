import type { SignInLog } from '../sign-in-log.ts';
import type { HiddenValues } from './hidden-values.ts';
import {
  isHiddenField,
  isHiddenParameter,
  isToken,
  showField,
  showParameter,
  type ShownValue,
} from './redaction.ts';
import type { Incoming, Outgoing } from './send.ts';

/** Headers of answers that a support engineer asks for. Never cookies. */
const shownHeaders = [
  'date',
  'retry-after',
  'www-authenticate',
  'x-ms-request-id',
  'client-request-id',
  'x-ms-ests-server',
];

/** The most fields of an answer that are named; the configuration of Entra ID has about thirty. */
const maxFields = 60;

/** The transcript of one sign-in's requests and answers, redacted as it is made. */
export interface ExchangeLog {
  note(text: string): void;
  sent(request: Outgoing): void;
  received(answer: Incoming, body: object | undefined): void;
}

/** @param hidden what must not come back; grows with each request and answer */
export function createExchangeLog(log: SignInLog | undefined, hidden: HiddenValues): ExchangeLog {
  const hide = (text: string): string => hidden.hide(text);
  return {
    note: (text) => {
      log?.note(hide(text));
    },
    sent: ({ method, url, headers, body = '' }) => {
      const form = new URLSearchParams(body);
      for (const parameters of [url.searchParams, form]) {
        for (const [name, value] of parameters) {
          if (!isHiddenParameter(name)) continue;
          hidden.add(value, value.includes('://') ? 'shown' : 'hidden');
        }
      }
      for (const [name, value] of Object.entries(headers)) {
        if (/^(?:authorization|cookie)$/i.test(name)) hidden.add(value);
      }
      const query = join(
        [...url.searchParams].map(([name, value]) => showParameter(name, value, hide)),
      );
      const address = hide(`${url.origin}${url.pathname}`);
      log?.sent(
        `${method} ${address}${query.text === '' ? '' : ` ? ${query.text}`}`,
        query.redacted,
      );
      if (body === '') return;
      const shown = join([...form].map(([name, value]) => showParameter(name, value, hide)));
      log?.sent(`form: ${shown.text}`, shown.redacted);
    },
    received: (answer, body) => {
      if (body) addHiddenFields(body, hidden);
      const headers = shownHeaders.flatMap((name) => {
        const value = answer.headers[name];
        return value === undefined ? [] : [`${name}: ${hide(value)}`];
      });
      const head = [`HTTP ${answer.status}`, ...headers].join('; ');
      log?.received(head, false);
      if (body) {
        const fields = Object.entries(body).slice(0, maxFields);
        const shown = join(fields.map(([name, value]) => showField(name, value, hide)));
        log?.received(`JSON: ${shown.text}`, shown.redacted);
      } else if (answer.text !== '') {
        const { length } = Buffer.from(answer.text);
        log?.received(`[hidden, ${length} bytes that are no JSON object]`, true);
      }
    },
  };
}

function addHiddenFields(body: object, hidden: HiddenValues): void {
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string' || !isHiddenField(name)) continue;
    if (isToken(name)) hidden.add(value, 'hidden', 'token');
    else hidden.add(value, /\s|:\/\//.test(value) ? 'shown' : 'hidden', 'answer');
  }
}

function join(values: readonly ShownValue[]): ShownValue {
  return {
    text: values.map(({ text }) => text).join(', '),
    redacted: values.some(({ redacted }) => redacted),
  };
}
