import { describe, expect, it } from 'vitest';
import { lineClients, practiceForAll } from '../helpers.ts';

const practice = practiceForAll();
const connected = lineClients('imap');

describe('bad input', () => {
  it('is answered with Command Error, and the connection goes on', async () => {
    const client = await connected(practice);
    expect(await client.command('A1 STORE 1 FLAGS (\\Seen)')).toEqual(['A1 BAD Command Error. 12']);
    client.send('');
    expect(await client.line()).toBe('* BAD Command Error. 12');
    expect(await client.command('A2 SELECT "unclosed')).toEqual(['A2 BAD Command Error. 12']);
    expect(await client.command('A3 NOOP')).toEqual(['A3 OK NOOP completed.']);
  });

  it('ends the connection when nothing else comes', async () => {
    const client = await connected(practice);
    for (let n = 1; n <= 10; n += 1) await client.command(`A${n} X`);
    expect(await client.line()).toBe('* BYE Connection closed. 14');
  });

  it('of a line without end is cut off', async () => {
    const client = await connected(practice);
    client.socket().write(Buffer.alloc(1_000_000, 'a'));
    expect(await client.line()).toBe('* BAD Command Error. 10');
    expect(await client.line()).toBe('* BYE Connection closed. 14');
    expect(await client.line()).toBeUndefined();
  });

  it('of a literal larger than any command is refused before it comes', async () => {
    const client = await connected(practice);
    expect(await client.command('A1 LOGIN {99999999}')).toEqual(['A1 BAD Command Error. 12']);
    client.send('A2 LOGIN {99999999+}');
    expect(await client.line()).toBe('* BAD Command Error. 10');
    expect(await client.line()).toBe('* BYE Connection closed. 14');
  });

  it('of a client that leaves in the middle of a command harms nobody', async () => {
    const leaving = await connected(practice);
    leaving.socket().write('A1 AUTHENTI');
    leaving.close();
    const staying = await connected(practice);
    expect(await staying.command('A1 NOOP')).toEqual(['A1 OK NOOP completed.']);
  });
});
