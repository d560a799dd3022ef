import type { CustomScheme } from 'electron';
import { registerCustomScheme } from './schemes.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** `session.protocol`: who answers which scheme. */
export class ProtocolRegistry {
  readonly #handlers = new Map<string, ProtocolHandler>();

  handle(scheme: string, handler: ProtocolHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already.`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** For the host: who answers `url`, if anyone. */
  handlerOf(url: string): ProtocolHandler | undefined {
    return this.#handlers.get(url.slice(0, url.indexOf(':')).toLowerCase());
  }
}

/**
 * `protocol.registerSchemesAsPrivileged`. Every scheme becomes standard and secure (see
 * `schemes.ts`); one that asks for less, or for more, is refused rather than quietly served so.
 */
export function registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
  for (const { scheme, privileges } of schemes) {
    const more = ['bypassCSP', 'allowServiceWorkers', 'corsEnabled'] as const;
    if (
      privileges?.standard !== true ||
      privileges.secure !== true ||
      more.some((name) => privileges[name] === true)
    ) {
      throw new Error(`The Electron host cannot give the scheme ${scheme} these privileges.`);
    }
    registerCustomScheme(scheme);
  }
}
