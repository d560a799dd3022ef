import { aadsts } from '../aadsts.ts';
import { deviceRefusals } from '../aadsts-grants.ts';
import type { DeviceCodeStore } from '../device-codes.ts';
import type { GrantStore } from '../grants.ts';
import type { Parameters } from '../http-message.ts';
import { refusal, type Outcome } from './types.ts';

/** RFC 8628 sections 3.4 and 3.5. */
export function redeemDeviceCode(
  form: Parameters,
  deviceCodes: DeviceCodeStore,
  grants: GrantStore,
): Outcome {
  const deviceCode = form.get('device_code');
  if (deviceCode === undefined) return refusal(aadsts.missingParameter('device_code'));
  const poll = deviceCodes.poll(deviceCode);
  switch (poll.kind) {
    case 'pending':
      return refusal(deviceRefusals.pending());
    case 'too-fast':
      return refusal(deviceRefusals.slowDown());
    case 'declined':
      return refusal(deviceRefusals.declined());
    case 'expired':
      return refusal(deviceRefusals.expired());
    case 'spent':
      return refusal(deviceRefusals.spent());
    case 'unknown':
      return refusal(deviceRefusals.unknown());
    case 'accepted':
      return {
        kind: 'person',
        person: poll.person,
        scopes: poll.scopes,
        family: grants.newFamily(),
      };
  }
}
