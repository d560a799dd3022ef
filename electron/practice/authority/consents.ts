import type { Person } from '../directory.ts';

/** Who has agreed to what the app may do. */
export interface Consents {
  /** True where the person has to be asked, and an administrator has not agreed for everybody. */
  isNeeded(person: Person): boolean;
  give(person: Person): void;
  giveForTenant(): void;
}

/**
 * Makes the record of consents.
 *
 * @param ask false: an administrator has agreed for everybody before the start
 */
export function createConsents(ask: boolean): Consents {
  const given = new Set<Person>();
  let forTenant = !ask;
  return {
    isNeeded: (person) => !forTenant && !given.has(person),
    give: (person) => {
      given.add(person);
    },
    giveForTenant: () => {
      forTenant = true;
    },
  };
}
