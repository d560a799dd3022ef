import { beforeEach, describe, expect, test } from 'vitest';
import { testServices } from './test-services.ts';

let tested: ReturnType<typeof testServices>;
beforeEach(() => {
  tested = testServices();
});

describe('a tenant', () => {
  const question = { tenant: 'contoso.com', practice: false };

  test('is asked for at the authority of its cloud, or at the one that was chosen', async () => {
    const { handlers, calls } = tested;
    await handlers['tenant:check']({ ...question, cloud: 'gcc-high' });
    const authority = 'https://login.chinacloudapi.cn';
    await handlers['tenant:check']({ ...question, cloud: '21vianet', authority });
    for (const other of ['https://evil.example', `${authority}.evil.example`, `${authority}/x?`]) {
      const asked = { ...question, cloud: '21vianet' as const, authority: other };
      expect(await handlers['tenant:check'](asked)).toMatchObject({
        error: { code: 'input/invalid' },
      });
    }
    expect(
      await handlers['tenant:check']({ ...question, cloud: 'gcc-high', authority }),
    ).toMatchObject({ error: { code: 'input/invalid' } });
    expect(calls).toEqual([
      'tenant contoso.com at https://login.microsoftonline.us',
      `tenant contoso.com at ${authority}`,
    ]);
  });

  test('of the practice is asked for at the practice authority, and nowhere else', async () => {
    const { handlers, calls } = tested;
    const request = { ...question, cloud: 'global', practice: true } as const;
    expect(await handlers['tenant:check'](request)).toMatchObject({
      error: { code: 'practice/not-running' },
    });
    await handlers['practice:start'](undefined);
    await handlers['tenant:check']({ ...request, authority: 'https://login.microsoftonline.com' });
    expect(calls).toEqual(['tenant contoso.com at https://localhost:1']);
  });
});
