import type { Campaign } from "./acquisition.ts";
import type { Instant } from "./local-time.ts";
import type { ContactChannel } from "./people.ts";
import type { Line } from "./products.ts";

/** An order that was placed. */
export interface Order {
  readonly id: string;
  readonly lines: readonly Line[];
  readonly placedAt: Instant;
  /** Amounts in euros: the goods at list price, what is taken off, the shipping, and what the customer pays. */
  readonly goods: number;
  readonly discount: number;
  readonly coupon: string | undefined;
  readonly shipping: number;
  readonly total: number;
  readonly renewal: boolean;
}

/** A parcel on its way. */
export interface Parcel {
  readonly order: Order;
  readonly carrier: "Swallow Post" | "Kestrel Express";
  readonly trackingNumber: string;
  readonly promisedAt: Instant;
  readonly late: boolean;
  readonly wrongItem: boolean;
}

/** A customer's question or complaint. */
export interface Case {
  readonly ticketId: string;
  readonly topic: Topic;
  readonly channel: ContactChannel;
  readonly agent: string;
  readonly openedAt: Instant;
  readonly order: Order | undefined;
  readonly solvedFast: boolean;
}

/** What people contact the company about. */
export type Topic = "late delivery" | "wrong item" | "brewing question" | "invoice";

/** Why somebody comes to the shop. */
export type Reason = "first visit" | "another look" | "to order" | "newsletter" | "hobby";

/** Something that will happen in a life, as data. Each kind has one file in `happenings/`. */
export type Plan =
  | { readonly does: "visit"; readonly reason: Reason; readonly campaign?: Campaign }
  | { readonly does: "return as old customer"; readonly accountSince: Instant }
  | { readonly does: "hand to carrier"; readonly order: Order }
  | { readonly does: "deliver"; readonly parcel: Parcel }
  | { readonly does: "look back"; readonly order: Order }
  | { readonly does: "contact"; readonly topic: Topic; readonly order: Order | undefined }
  | { readonly does: "ask again"; readonly case: Case }
  | { readonly does: "solve"; readonly case: Case }
  | { readonly does: "ask for rating"; readonly survey: "NPS" | "CSAT"; readonly about: string }
  | { readonly does: "review"; readonly order: Order }
  | { readonly does: "recommend" }
  | { readonly does: "renew" }
  | { readonly does: "mail newsletter" }
  | { readonly does: "buy at counter" }
  | { readonly does: "enjoy coffee" }
  | { readonly does: "talk with account manager" };

/** The plan of one kind. */
export type PlanTo<Deed extends Plan["does"]> = Extract<Plan, { does: Deed }>;
