/** What is said of a field by its name, in English. */
export const fieldNotes = {
  /** Read out while another field may have the focus. */
  announce: (label: string, problem: string) => `${label}: ${problem}`,
  /** What is wrong, in front of what to do about it. */
  finding: (title: string) => `${title}.`,
  /** The same with what to do about it, as one text. */
  whole: (title: string, text: string) => `${title}. ${text}`,
};
