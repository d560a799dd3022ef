import type { PracticeTenantInfo } from '../../shared/practice.ts';
import type { PracticeServers } from '../target.ts';

/** A running practice tenant. */
export interface PracticeTenant extends PracticeServers {
  info: PracticeTenantInfo;
  /** Closes every server and connection; resolves when nothing listens any more. */
  stop: () => Promise<void>;
}
