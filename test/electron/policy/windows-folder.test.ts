import { expect, test, vi } from 'vitest';
import { policyPlaces } from '../../../electron/policy/places.ts';
import { windowsFolder } from '../../../electron/policy/windows-folder.ts';

test('the folder of Windows is the one that the loader has its own library from', () => {
  const libraries = [
    'D:\\Apps\\ntdll.dll',
    'E:\\WINNT\\SYSTEM32\\ntdll.dll',
    'C:\\fake\\ntdll.dll',
  ];
  expect(windowsFolder(() => libraries)).toBe('E:\\WINNT');
});

test('where nothing says which it is, it is the usual one', () => {
  expect(windowsFolder(() => [])).toBe('C:\\Windows');
  expect(
    windowsFolder(() => {
      throw new Error('no report');
    }),
  ).toBe('C:\\Windows');
});

test('no variable of the environment leads to another place', () => {
  for (const name of ['SystemRoot', 'windir', 'ProgramFiles', 'ProgramData', 'HOME']) {
    vi.stubEnv(name, 'X:\\elsewhere');
  }
  const places = (['win32', 'darwin', 'linux'] as const).map((platform) => policyPlaces(platform));
  vi.unstubAllEnvs();
  expect(places).toEqual([
    {
      file: 'C:\\Program Files\\Mailbox OAuth Assistant Policy\\policy.json',
      hasModes: false,
      registry: {
        reg: 'C:\\Windows\\System32\\reg.exe',
        key: 'HKLM\\SOFTWARE\\Policies\\Mailbox OAuth Assistant',
      },
    },
    {
      file: '/Library/Application Support/Mailbox OAuth Assistant/policy.json',
      hasModes: true,
    },
    { file: '/etc/mailbox-oauth-assistant/policy.json', hasModes: true },
  ]);
});
