import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const atDevice = sayer('device-token');

/** Device codes (RFC 8628). */
export const deviceScenarios = {
  'aadsts-70018-bad-device-code': atDevice(
    38,
    70018,
    'bad_verification_code',
    'the code was mistyped',
    'Bad verification code. User typed in a wrong user code for device code flow. Authorization is not approved.',
  ),
} satisfies Record<string, AuthorityScenario>;
