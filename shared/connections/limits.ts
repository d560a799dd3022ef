/** As for `Connection.name`. */
export const maxNameLength = 100;

/** Of a line of text in a form: twice the longest that can be right, which is an address. */
export const maxTextLength = 500;

/** Of the mailboxes of an app: more than the 50 longest addresses have. */
export const maxListLength = 20_000;

/** Who sets up more than this has a list that nobody can read. */
export const maxConnections = 200;

/** Holds the most connections with the longest texts: some 46,000 characters of three bytes each. */
export const maxExportBytes = 32 * 1024 * 1024;
