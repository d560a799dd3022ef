import type { Contestants } from './contestant.ts';
import { curl } from './curl.ts';
import { imapflow } from './imapflow.ts';
import { nodemailer } from './nodemailer.ts';
import { ours } from './ours.ts';

/** Who takes part with which protocol; ours is the first of each. */
export const contestants: Contestants = {
  imap: [ours('imap'), curl('imap'), imapflow],
  pop: [ours('pop'), curl('pop')],
  smtp: [ours('smtp'), curl('smtp'), nodemailer],
};
