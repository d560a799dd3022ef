import { app, changed, person, withCertificate, withSecret, type Row } from '../drafts.ts';

/** What is to be seen. */
export const signInRows: readonly Row[] = [
  ['public-client-sent-secret/secret', 'caution sign-in flow', person, withSecret],
  [
    'public-client-sent-secret/secret',
    'caution sign-in flow',
    changed(person, { flow: 'device-code' }),
    withSecret,
  ],
  ['public-client-sent-secret/certificate', 'caution sign-in flow', person, withCertificate({})],
  [
    'client-certificate-expired',
    'problem sign-in certificate',
    changed(app, { flow: 'certificate' }),
    withCertificate({ validTo: '2026-06-01T12:00:00.000Z' }),
  ],
  [
    'client-certificate-not-yet-valid',
    'problem sign-in certificate',
    changed(app, { flow: 'certificate' }),
    withCertificate({ validFrom: '2026-06-01T12:00:01.000Z' }),
  ],
  [
    'client-certificate-ends-soon',
    'caution sign-in certificate',
    changed(app, { flow: 'certificate' }),
    withCertificate({ validTo: '2026-07-01T12:00:00.000Z' }),
  ],
];
