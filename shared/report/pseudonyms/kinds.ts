/** What a pseudonym stands for, in the order in which a report tells how many there are. */
export const nameKinds = ['address', 'domain', 'host', 'ip', 'id', 'name'] as const;
export type NameKind = (typeof nameKinds)[number];

/** How many names of each kind were replaced; kinds without one are left out. */
export type NameCounts = Partial<Record<NameKind, number>>;
