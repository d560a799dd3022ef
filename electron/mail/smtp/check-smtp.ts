import type { ProtocolCheck } from '../check-run.ts';
import { MailFailure } from '../failure.ts';

export const checkSmtp: ProtocolCheck = (run) =>
  run.stages.run('greeting', () => Promise.reject(new MailFailure('app/unexpected')));
