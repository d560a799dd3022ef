import type { fieldNotes as english } from './field-notes.en.ts';

/** What is said of a field by its name, in Japanese. */
export const fieldNotes: typeof english = {
  announce: (label, problem) => `${label}: ${problem}`,
  finding: (title) => `${title}。`,
  whole: (title, text) => `${title}。${text}`,
};
