import type { Socket } from 'node:net';
import type { Act } from './face.ts';

/** Says nothing any more. */
export const silence: Act = async ({ peer }) => {
  await peer.gone;
  return undefined;
};

/** Sends what a well-behaved server would, one byte at a time and never to its end. */
export const drip: Act = async ({ peer, reply }) => {
  peer.drip(reply.replaceAll(/[\r\n]/g, ' ') || '\x16\x03\x03\x01\x00', 20);
  await peer.gone;
  return undefined;
};

/** Ends the connection in an orderly way. */
export const close: Act = ({ peer }) => {
  peer.socket().end();
  return undefined;
};

/** Ends it in the middle of a line. */
export const closeInLine: Act = ({ peer }) => {
  peer.socket().end('* half a line');
  return undefined;
};

/** Ends the connection below TLS, without a word of TLS about it. */
export const closeBelowTls: Act = ({ peer }) => {
  peer.raw.end();
  return undefined;
};

/**
 * Resets the connection. Node's own `resetAndDestroy` ends it in an orderly way before that, and the
 * client may hear of the one or of the other; this is what it then does to reset.
 */
export const reset: Act = ({ peer }) => {
  (peer.raw as Socket & { resetAndClosing?: boolean }).resetAndClosing = true;
  peer.raw.destroy();
  return undefined;
};

/** Waits for the client's part of the handshake before it does something else. */
export function inHandshake(act: Act): Act {
  return async (turn) => {
    await turn.peer.data();
    return act(turn);
  };
}

/** Says this instead of the reply, with the client's tag for `TAG`; what is due follows. */
export function reply(text: string): Act {
  return ({ tag }) => text.replaceAll('TAG', tag);
}

/** Says this, and takes what the client says next as its next command. */
export function instead(text: string | Uint8Array): Act {
  return ({ peer, tag }) => {
    peer.send(typeof text === 'string' ? text.replaceAll('TAG', tag) : text);
    return undefined;
  };
}

/** Says this before the reply. */
export function before(text: string): Act {
  return ({ reply: due, tag }) => text.replaceAll('TAG', tag) + due;
}

/** Says this behind the reply, in the same packet. */
export function behind(text: string): Act {
  return ({ reply: due, tag }) => due + text.replaceAll('TAG', tag);
}

/** Says this without end, as fast as the client takes it. */
export function endless(text: string, first = ''): Act {
  return async ({ peer }) => {
    peer.send(first);
    await peer.flood(text.repeat(Math.ceil(65_536 / text.length)));
    return undefined;
  };
}
