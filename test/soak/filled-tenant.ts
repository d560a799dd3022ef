import { findPerson } from '../../electron/practice/directory.ts';
import { maxEntries } from '../../electron/practice/authority/grants.ts';
import { startPractice } from '../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../electron/practice/types.ts';

/** A code keeps the request that it was asked for in, of which the challenge is a part. */
const requestCharacters = 1_000;

/**
 * Starts a practice tenant that has given as many codes and refresh tokens as it remembers. It
 * remembers 500 of each, and of 2,000 runs only one in four or five brings another: they would go on
 * filling it to the end, at some 700 bytes for each run, and look like a leak that ends at half a
 * mebibyte. From here on the oldest gives way.
 */
export async function startFilledTenant(
  options: Parameters<typeof startPractice>[0],
): Promise<PracticeTenant> {
  const tenant = await startPractice(options);
  const { grants, info } = tenant;
  const person = findPerson(info.people[0]?.address ?? '');
  if (!person) throw new Error('the practice tenant has nobody');
  for (let count = 0; count < maxEntries; count += 1) {
    const permissions = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];
    const audience = `https://outlook.example/${count}`;
    grants.issueCode({
      person,
      redirectUri: `http://localhost:${count}/`,
      codeChallenge: String(count).padEnd(requestCharacters, '.'),
      scopes: {
        ...{ audience, permissions, openid: true, offlineAccess: true },
        full: permissions.map((permission) => `${audience}/${permission}`),
      },
    });
    grants.issueRefreshToken({ person, family: grants.newFamily() });
  }
  return tenant;
}
