import type { Device } from "./devices.ts";
import type { Instant } from "./local-time.ts";
import type { Person } from "./people.ts";
import { type Random, randomFrom } from "./random.ts";

/** What happened to a person so far. Only happenings change it. */
export interface Life {
  readonly person: Person;
  readonly random: Random;
  /** The customer whose recommendation made them come. */
  readonly broughtBy: Life | undefined;
  satisfaction: number;
  /** When they opened an account, which is when the company learns who they are. */
  accountSince: Instant | undefined;
  /** The device on which they gave their mail address to the newsletter before they had an account. */
  subscribedOn: Device | undefined;
  agreesToMail: boolean;
  readonly signedInOn: Set<Device>;
  /** The answer to the cookie banner, per device that showed it. */
  readonly agreedOn: Map<Device, boolean>;
  visits: number;
  orders: number;
  cases: number;
  mails: number;
  messages: number;
  /** An order is planned or on its way, so that looking around leads to no other. */
  orderAhead: boolean;
  subscription: { readonly everyDays: 14 | 28; readonly since: Instant; readonly bags: number } | undefined;
  hasReferred: boolean;
}

/** The life of somebody whom the company has not met yet. */
export function newLife(seed: number, person: Person, broughtBy?: Life): Life {
  return {
    person,
    random: randomFrom(`${seed}/life/${person.number}`),
    broughtBy,
    satisfaction: 0.4,
    accountSince: undefined,
    subscribedOn: undefined,
    agreesToMail: false,
    signedInOn: new Set(),
    agreedOn: new Map(),
    visits: 0,
    orders: 0,
    cases: 0,
    mails: 0,
    messages: 0,
    orderAhead: false,
    subscription: undefined,
    hasReferred: false,
  };
}
