import type { CallbackResponse, OnBeforeRequestListenerDetails, WebRequestFilter } from 'electron';
import { matchesUrlPattern } from './url-pattern.ts';

type BeforeRequestListener = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: CallbackResponse) => void,
) => void;

/** `session.webRequest`: one listener at a time, asked for every hop of a redirect chain. */
export class WebRequest {
  #filter: WebRequestFilter | undefined;
  #listener: BeforeRequestListener | undefined;

  onBeforeRequest(
    ...args:
      | [listener: BeforeRequestListener | null]
      | [filter: WebRequestFilter, listener: BeforeRequestListener | null]
  ): void {
    const [filter, listener] = args.length === 1 ? [undefined, args[0]] : args;
    // Patterns are looked at now, so that a wrong one fails where it is written.
    for (const pattern of filter?.urls ?? []) matchesUrlPattern(pattern, 'https://x.invalid/');
    this.#filter = filter;
    this.#listener = listener ?? undefined;
  }

  /** For the host: what the listener decides, `{}` where there is none or its filter differs. */
  ask(details: OnBeforeRequestListenerDetails): Promise<CallbackResponse> {
    const listener = this.#listener;
    if (!listener || !this.#applies(details)) return Promise.resolve({});
    return new Promise((resolve) => {
      listener(details, resolve);
    });
  }

  #applies({ url, resourceType }: OnBeforeRequestListenerDetails): boolean {
    const filter = this.#filter;
    if (!filter) return true;
    const matches = (pattern: string): boolean => matchesUrlPattern(pattern, url);
    const types: readonly string[] | undefined = filter.types;
    return (
      filter.urls.some(matches) &&
      !(filter.excludeUrls ?? []).some(matches) &&
      (types === undefined || types.includes(resourceType))
    );
  }
}
