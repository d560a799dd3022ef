import type { Secret } from '../../../shared/secret.ts';
import { EchoFilter } from '../../mail/echo-filter.ts';
import { makeSecret } from '../make-secret.ts';

/** What stands where something secret came back. */
const hidden = '[hidden]';

/** Shorter values are no secrets, and would blot out half of every line. */
const minCharacters = 4;

/**
 * A sign-in has some ten of each. A server that sends others each time neither fills the memory nor
 * drives out what was sent to it.
 */
const maxValuesOfOrigin = 100;

/** Where a value is known from: what was sent, tokens that came, and other fields of answers. */
export type Origin = 'sent' | 'token' | 'answer';

/**
 * The longest text that is looked at, in characters; a sign-in shows 2,000 of one text at most. With
 * a hundred values to look for, half a megabyte would hold up this program for seconds.
 */
const maxTextCharacters = 10_000;

/** What is taken away where a text was cut: what is left of a value there would not be found. */
const cutMargin = 1_000;

interface HiddenValue {
  origin: Origin;
  /** As it is and as it is written in forms, addresses and base64. */
  forms: readonly string[];
  /** Finds parts of it too; absent where those are no secret. */
  echoes?: EchoFilter;
}

/**
 * All that must not be seen of one sign-in's exchange, as it becomes known: what was sent hidden,
 * the tokens that came, the proxy's password. Servers quote what they refuse.
 */
export class HiddenValues {
  readonly #values = new Map<string, HiddenValue>();

  /**
   * @param parts `shown` where only the whole of it is a secret: addresses and sentences have much
   *   in common with others
   */
  add(
    value: string | Secret | undefined,
    parts: 'hidden' | 'shown' = 'hidden',
    origin: Origin = 'sent',
  ): void {
    const text = typeof value === 'object' ? value.reveal() : (value ?? '');
    if (text.length < minCharacters || this.#values.has(text)) return;
    const echoes = parts === 'shown' ? {} : { echoes: new EchoFilter(makeSecret(text), hidden) };
    this.#values.set(text, { origin, forms: formsOf(text), ...echoes });
    const alike = [...this.#values].filter(([, known]) => known.origin === origin);
    const [oldest] = alike;
    if (alike.length > maxValuesOfOrigin && oldest) this.#values.delete(oldest[0]);
  }

  /** `text` without any of them, cut where it is longer than anything that is shown. */
  hide(text: string): string {
    if (text.length <= maxTextCharacters) return this.#without(text);
    return `${this.#without(text.slice(0, maxTextCharacters)).slice(0, -cutMargin)}…`;
  }

  #without(text: string): string {
    let clean = text;
    // Longest first: a short one within a long one would leave the rest of it.
    const values = [...this.#values].sort(([a], [b]) => b.length - a.length);
    for (const [, { forms }] of values) {
      for (const form of forms) clean = clean.replaceAll(form, hidden);
    }
    for (const [, { echoes }] of values) clean = echoes?.hide(clean) ?? clean;
    return clean;
  }
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = bytes.toString('base64');
  const inForm = new URLSearchParams({ '': value }).toString().slice(1);
  const inJson = JSON.stringify(value).slice(1, -1);
  const forms = [
    value,
    inForm,
    inJson,
    // As bytes and back: half a surrogate pair cannot be written in an address.
    encodeURIComponent(bytes.toString('utf8')),
    base64,
    base64.replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}
