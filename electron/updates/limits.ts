/** A manifest with all its files and notes has some kilobytes. */
export const maxManifestBytes = 256 * 1024;

/** For the manifest or its signature, with all that it takes to connect. */
export const answerDeadlineMs = 30_000;

/** A download that brings nothing for so long is not coming any more. */
export const idleDeadlineMs = 60_000;

/** For a whole file: a hundred megabytes over a line of 56 kilobits a second. */
export const downloadDeadlineMs = 4 * 60 * 60 * 1000;

/** How often a check happens by itself, at the most. */
export const checkIntervalMs = 24 * 60 * 60 * 1000;

/** An installer that cannot be started says so in a moment; until then the app stays. */
export const installerStartMs = 1_000;
