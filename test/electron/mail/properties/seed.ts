/** The same cases at every run; fast-check names it with a failure, and the path to its case. */
export const seed = 20_261_121;
