import type { Secret } from '../../../shared/secret.ts';
import { EchoFilter } from '../../mail/echo-filter.ts';
import { makeSecret } from '../make-secret.ts';

/** What stands where something secret came back. */
const hidden = '[hidden]';

/** Shorter values are no secrets, and would blot out half of every line. */
const minCharacters = 4;

/** A sign-in has some ten; a server that sends others each time does not fill the memory. */
const maxValues = 500;

interface HiddenValue {
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
  add(value: string | Secret | undefined, parts: 'hidden' | 'shown' = 'hidden'): void {
    const text = typeof value === 'object' ? value.reveal() : (value ?? '');
    if (text.length < minCharacters || this.#values.has(text)) return;
    const echoes = parts === 'shown' ? {} : { echoes: new EchoFilter(makeSecret(text), hidden) };
    this.#values.set(text, { forms: formsOf(text), ...echoes });
    const [oldest] = this.#values.keys();
    if (this.#values.size > maxValues && oldest !== undefined) this.#values.delete(oldest);
  }

  /** `text` without any of them. */
  hide(text: string): string {
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
