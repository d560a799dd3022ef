import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import { signInAsApp } from './client-credentials.ts';
import type { Flow } from './types.ts';

/** The app signs in as itself with a client secret. */
export const clientSecretFlow: Flow = {
  id: 'secret',
  acquire(context) {
    const { credential, hide } = context;
    if (credential?.kind !== 'client-secret') {
      return Promise.reject(new SignInFailure(appError('credential/missing')));
    }
    hide(credential.value);
    return signInAsApp(context, { clientSecret: credential.value.reveal() });
  },
};
