/** The stages of a check. No check uses all of them; `checkStages` says which, in order. */
export const stages = [
  'dns',
  'proxy',
  'tcp',
  'tls',
  'greeting',
  'capability',
  'starttls',
  'auth',
  'mailbox',
  'send',
  'logout',
] as const;
export type Stage = (typeof stages)[number];
