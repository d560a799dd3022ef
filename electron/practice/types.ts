import type { PracticeTenantInfo } from '../../shared/practice.ts';
import type { ChosenFile } from '../auth/credentials.ts';
import type { PracticeServers } from '../target.ts';

/** A running practice tenant. */
export interface PracticeTenant extends PracticeServers {
  info: PracticeTenantInfo;
  /** The certificate of the practice app with its key, in PEM; made when first asked for. */
  clientCertificate: () => Promise<ChosenFile>;
  /** Closes every server and connection; resolves when nothing listens any more. */
  stop: () => Promise<void>;
}
