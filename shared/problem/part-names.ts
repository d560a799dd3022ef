/** The files of a report of a problem, in the order in which they are read. */
export const partNames = [
  'what-happened.txt',
  'versions.json',
  'settings.json',
  'policy.json',
  'keeping.json',
  'log.jsonl',
  'last-test.txt',
] as const;
export type PartName = (typeof partNames)[number];

/** Some ten pages; more is a document of its own. */
export const maxWordsCharacters = 20_000;
