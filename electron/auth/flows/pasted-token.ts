import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import type { Flow } from './types.ts';

/** Takes an access token that another program got: nothing is asked of the authority for it. */
export const pastedTokenFlow: Flow = {
  id: 'pasted-token',
  acquire({ credential, hide }) {
    if (credential?.kind !== 'pasted-token') {
      return Promise.reject(new SignInFailure(appError('credential/missing')));
    }
    hide(credential.value);
    // Tenant, account and expiry are the token's own; an opaque one does not say them.
    return Promise.resolve({ accessToken: credential.value, renewable: false });
  },
};
