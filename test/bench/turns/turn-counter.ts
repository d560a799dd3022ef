import type { Protocol } from '../../../shared/stages.ts';
import { commandName } from './commands.ts';

/** What one session of a client was, seen from between it and the server. */
export interface Session {
  /** How often the client sent something after the server had sent something. */
  turns: number;
  /** Names of its commands in order; those of one turn are joined. */
  commands: string[];
}

/** Counts the turns of one session from the plain bytes of both sides. */
export class TurnCounter {
  readonly #protocol: Protocol;
  readonly #turns: string[] = [];
  #isServersTurn = true;

  constructor(protocol: Protocol) {
    this.#protocol = protocol;
  }

  serverSent(): void {
    this.#isServersTurn = true;
  }

  clientSent(bytes: Buffer): void {
    const text = bytes.toString('latin1');
    const turn = this.#isServersTurn ? undefined : this.#turns.pop();
    this.#turns.push(`${turn ?? ''}${text}`);
    this.#isServersTurn = false;
  }

  get session(): Session {
    const commands = this.#turns.map((sent) =>
      sent
        .split('\r\n')
        .slice(0, -1)
        .map((line) => commandName(this.#protocol, line))
        .join('+'),
    );
    return { turns: this.#turns.length, commands };
  }
}
