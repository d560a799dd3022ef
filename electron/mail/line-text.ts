import { makeVisible, visibleByte } from '../../shared/text/visible.ts';
import type { EchoFilter } from './echo-filter.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What the transcript shows of received bytes: UTF-8 as text, anything else byte by byte with the
 * 8-bit ones as `\xe9`; control characters made visible; the access token hidden where the server
 * sent it back.
 */
export function receivedText(bytes: Uint8Array, echoes: EchoFilter): string {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    const shown = echoes.hide(Buffer.from(bytes).toString('latin1'));
    return makeVisible(shown.replace(/[\x80-\xff]/g, byteText));
  }
  return makeVisible(echoes.hide(text));
}

function byteText(character: string): string {
  return visibleByte(character.charCodeAt(0));
}
