import type { CauseName } from "./causes.ts";
import type { Person } from "./people.ts";

/**
 * What really happened, which the company cannot see: who is behind which identifier, and what caused what.
 * `person` is the person's number. Records come in the order of time.
 */
export type Truth =
  | TruePerson
  | { readonly truth: "decision"; readonly person: number; readonly at: string; readonly cause: CauseName; readonly probability: number; readonly satisfaction: number; readonly happened: boolean } // biome-ignore format: one record a line
  | { readonly truth: "effect"; readonly person: number; readonly at: string; readonly cause: CauseName; readonly by: number; readonly satisfaction: number } // biome-ignore format: one record a line
  | { readonly truth: "referral"; readonly person: number; readonly at: string; readonly brings: number }
  | { readonly truth: "departure"; readonly person: number; readonly at: string; readonly orders: number };

interface TruePerson {
  readonly truth: "person";
  readonly person: number;
  readonly at: string;
  readonly kind: Person["kind"];
  readonly acquisition: string;
  readonly userId: string;
  readonly email: string;
  readonly phone?: string;
  readonly groupId?: string;
  readonly anonymousIds: readonly string[];
  readonly sharedAnonymousIds: readonly string[];
}

/** The record of a person at their first contact. Its identifiers are all that they may ever use. */
export function truePerson(person: Person, at: string): TruePerson {
  const devices = person.app ? [...person.devices, person.app] : person.devices;
  return {
    truth: "person",
    person: person.number,
    at,
    kind: person.kind,
    acquisition: person.acquisition.by,
    userId: person.userId,
    email: person.email,
    ...(person.phone && { phone: person.phone }),
    ...(person.cafe && { groupId: person.cafe.groupId }),
    anonymousIds: devices.map(({ anonymousId }) => anonymousId),
    sharedAnonymousIds: devices.filter(({ shared }) => shared).map(({ anonymousId }) => anonymousId),
  };
}

/** One record as a line of JSON Lines. */
export function truthLine(truth: Truth): string {
  return `${JSON.stringify(truth)}\n`;
}
