import { safeStorage } from 'electron';
import { createSecretBox, type SecretBox } from './secret-box.ts';

/** The system's own protection: DPAPI, the Keychain, or a keyring. Only once the app is ready. */
export function systemSecretBox(): SecretBox {
  return createSecretBox(safeStorage, process.platform);
}
