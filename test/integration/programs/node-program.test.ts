import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createAppCertificate } from '../../../electron/practice/app-certificate.ts';
import type { Connection } from '../../../shared/connection.ts';
import { app, homeForAll, person, type ProgramHome } from './program-home.ts';

const home = homeForAll();

/** The packages that `npm install` would bring are this project's own. */
let linked: Promise<void> | undefined;
async function ready(connection: Connection): Promise<ProgramHome> {
  const at = await home();
  await (linked ??= symlink(
    fileURLToPath(new URL('../../../node_modules', import.meta.url)),
    join(at.folder, 'node_modules'),
  ));
  await at.write('node', connection);
  return at;
}

const said = 'IMAP: 3 messages in the inbox\nSMTP: signed in\n';

describe('the program for Node.js', () => {
  it('signs a person in by device code, and then renews by itself', async () => {
    const at = await ready(person);
    const first = await at.signIn(`'${process.execPath}' mailbox-example.mjs --sign-in`);
    expect(first).toMatchObject({ code: 0, stdout: said });
    const again = await at.run(process.execPath, [
      ...['mailbox-example.mjs', 'somebody@elsewhere.example'],
    ]);
    expect(again).toEqual({ code: 0, stderr: '', stdout: `${said}SMTP: sent\n` });
    const { stdout } = await at.shell('stat -c "%a" ~/.mailbox-token ~/.mailbox-token/*.json');
    expect(stdout.trim().split('\n')).toEqual(['700', '600']);
  });

  it.each(['secret', 'certificate'] as const)('signs an app in with its %s', async (flow) => {
    const at = await ready({ ...app, flow });
    const { content, certPem } = await createAppCertificate();
    at.practice.registerCertificate(certPem);
    await writeFile(join(at.folder, 'certificate.pem'), content, { mode: 0o600 });
    const ran = await at.run(process.execPath, [
      ...['mailbox-example.mjs', 'somebody@elsewhere.example'],
    ]);
    expect(ran).toEqual({ code: 0, stderr: '', stdout: `${said}SMTP: sent\n` });
  });
});
