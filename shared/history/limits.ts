/** The runs that are kept of each connection; the oldest goes when there are more. */
export const maxRunsKept = 50;
