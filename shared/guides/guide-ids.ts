/**
 * Every guide through Microsoft's portals, as a stable ID: findings name them, and what was ticked
 * is kept under them. Never rename one. They stand apart so that schemas can use them too.
 */
export const guideIds = [
  // The app registration, for a person who signs in and for the app itself.
  'register-app-delegated',
  'register-app-application',
  // One part of it, where the rest is right.
  'account-types',
  'redirect-uri',
  'public-client-flows',
  'app-credential',
  'permissions',
  'consent',
  // The enterprise application, which is what the tenant allows of the app.
  'enterprise-object-id',
  'app-enabled',
  'user-assignment',
  'sign-in-log',
  // The mailbox.
  'mailbox-protocols',
  'smtp-auth',
  'mailbox-delegation',
  'restricted-sender',
] as const;
export type GuideId = (typeof guideIds)[number];
