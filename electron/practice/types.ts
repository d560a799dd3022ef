import type { PracticeTenantInfo } from '../../shared/practice.ts';
import type { ChosenFile } from '../auth/credentials.ts';
import type { PracticeServers } from '../target.ts';
import type { ScenarioId } from './scenarios.ts';

/** A running practice tenant. */
export interface PracticeTenant extends PracticeServers {
  info: PracticeTenantInfo;
  /** The certificate of the practice app with its key, in PEM; made when first asked for. */
  clientCertificate: () => Promise<ChosenFile>;
  /**
   * Makes another thing go wrong from now on, or nothing; sign-ins and addresses stay.
   *
   * @throws if a server cannot be started for it; nothing changes then
   */
  choose: (scenario: ScenarioId | undefined) => Promise<void>;
  /** Closes every server and connection; resolves when nothing listens any more. */
  stop: () => Promise<void>;
}
