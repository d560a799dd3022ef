import { ipcMain } from 'electron';
import { requests, type RequestChannel } from '../../shared/ipc.ts';
import { answerRequest, type AnswerContext } from './answer-request.ts';
import type { Handler, Handlers } from './types.ts';

/**
 * Lets the handler of `channel` answer it. The only place that touches `ipcMain`, so that no
 * message can reach a handler unchecked.
 *
 * @param handlers holds at least the handler of `channel`
 */
export function registerHandler<C extends RequestChannel>(
  channel: C,
  handlers: Readonly<{ [K in C]: Handler<K> }>,
  context: AnswerContext,
): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) =>
    answerRequest(channel, handlers[channel], event, args, context),
  );
}

/** Registers the handler of every channel of the contract. */
export function registerHandlers(handlers: Handlers, context: AnswerContext): void {
  for (const channel of Object.keys(requests) as RequestChannel[]) {
    registerHandler(channel, handlers, context);
  }
}
