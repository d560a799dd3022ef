import { expect, test } from 'vitest';
import { showNoClientCertificate } from '../../../electron/windows/client-certificate.ts';

test('a server that asks for a certificate of this computer gets none', () => {
  const listeners = new Map<string, (...given: unknown[]) => void>();
  const app = {
    on: (event: string, listener: (...given: unknown[]) => void) => listeners.set(event, listener),
  };
  showNoClientCertificate(app as unknown as Parameters<typeof showNoClientCertificate>[0]);
  const answers: unknown[][] = [];
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
  };
  const certificate = { subjectName: 'Ada', issuerName: 'Contoso' };
  listeners.get('select-client-certificate')?.(
    ...[event, null, 'https://evil.example/', [certificate]],
    (...given: unknown[]) => answers.push(given),
  );
  expect(prevented).toBe(true);
  expect(answers).toEqual([[]]);
});
