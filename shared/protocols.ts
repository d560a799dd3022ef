/**
 * The mail protocols that a check can run, in the order in which they are shown. They stand apart
 * from their schema because the page uses them too: schemas are compiled when they are loaded, which
 * the page's policy refuses.
 */
export const protocols = ['imap', 'pop', 'smtp'] as const;
export type Protocol = (typeof protocols)[number];
