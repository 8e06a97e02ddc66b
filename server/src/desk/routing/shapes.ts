import * as z from "zod";
import { priorities } from "../shapes.ts";

export const policies = ["longest_idle", "balanced"] as const;
export type Policy = (typeof policies)[number];

export const statuses = ["available", "away", "off"] as const;
export type Status = (typeof statuses)[number];

const seconds = z.number().min(0).max(86_400);
/** By channel, such as { chat: 1, email: 0.5 }: how many slots one conversation fills. */
export const weights = z.record(z.string().max(50), z.number().min(0.05).max(100));
const slots = z.number().min(0).max(1000);

/** A trait that lets its person go ahead of others: value at least 1,000, churn_risk at least 0.7. */
const headStartOfTrait = z.object({
  trait: z.string().trim().min(1).max(100),
  atLeast: z.number(),
  seconds,
});

/** How work is given out in a workspace. */
export const routingSettings = z.object({
  /** Null: on as soon as a team has a member. */
  automatic: z.boolean().nullable(),
  /** What people take by themselves although routing is on. */
  byHand: z.object({ channels: z.array(z.string().max(50)).max(50), teams: z.array(z.uuid()).max(200) }),
  policy: z.enum(policies),
  slots,
  weights,
  /** Whether conversations that wait for the customer fill slots too. */
  countPending: z.boolean(),
  /** By channel: how long somebody has to respond before the conversation goes to the next. A channel without it is not live. */
  respondWithinSeconds: z.record(z.string().max(50), z.number().min(5).max(86_400)),
  /** After so many offers in a row without a response somebody counts as away; null: never. */
  awayAfterMissed: z.number().int().min(1).max(20).nullable(),
  /** Every so long a waiting conversation asks for one level less; null: never. Rules may say otherwise. */
  relaxAfterSeconds: z.number().min(5).max(86_400).nullable(),
  headStarts: z.object({
    priority: z.record(z.enum(priorities), seconds),
    traits: z.array(headStartOfTrait).max(20),
    /** Who comes with less time than this before their deadline is ahead by the difference. */
    beforeDeadlineSeconds: seconds,
    /** Nobody gets further ahead than this, so nobody is overtaken for longer than this. */
    mostSeconds: seconds,
  }),
  /** Once a conversation has waited so long for more room than anybody has left, room is kept free for it. */
  holdAfterSeconds: seconds,
});
export type RoutingSettings = z.infer<typeof routingSettings>;

/** What holds where a workspace has said nothing else. */
export const usualSettings: RoutingSettings = {
  automatic: null,
  byHand: { channels: [], teams: [] },
  policy: "longest_idle",
  slots: 5,
  weights: { chat: 1, email: 0.5 },
  countPending: false,
  respondWithinSeconds: { chat: 60 },
  awayAfterMissed: 2,
  relaxAfterSeconds: 60,
  headStarts: {
    priority: { low: 0, normal: 300, high: 900, urgent: 1800 },
    traits: [
      { trait: "value", atLeast: 1000, seconds: 300 },
      { trait: "churn_risk", atLeast: 0.7, seconds: 300 },
    ],
    beforeDeadlineSeconds: 1800,
    mostSeconds: 3600,
  },
  holdAfterSeconds: 120,
};

const texts = z.array(z.string().trim().min(1).max(200)).min(1).max(50);

/** A condition on a conversation; text is compared without regard to case. */
export const routingCondition = z.discriminatedUnion("on", [
  z.object({ on: z.literal("channel"), isOneOf: texts }),
  z.object({ on: z.literal("tag"), isOneOf: texts }),
  /** Any of these words or phrases stands in the title. */
  z.object({ on: z.literal("title"), hasOneOf: texts }),
  /** The field “language” of the conversation, else the trait “language” or “locale” of the person: "es" takes "es-MX" too. */
  z.object({ on: z.literal("language"), isOneOf: texts }),
  z.object({ on: z.literal("team"), isOneOf: z.array(z.uuid()).min(1).max(50) }),
  z.object({ on: z.literal("priority"), isOneOf: z.array(z.enum(priorities)).min(1) }),
  z.object({ on: z.literal("trait"), trait: z.string().trim().min(1).max(100), isOneOf: texts }),
  z.object({ on: z.literal("trait_number"), trait: z.string().trim().min(1).max(100), atLeast: z.number() }),
]);
export type RoutingCondition = z.infer<typeof routingCondition>;

/** At least this level of a skill. */
export const requirement = z.object({ skillId: z.uuid(), least: z.number().int().min(1).max(5) });
export type Requirement = z.infer<typeof requirement>;

export const routingOutcome = z.object({
  teamId: z.uuid().nullable(),
  skills: z.array(requirement).max(10),
  headStartSeconds: seconds,
  /** Null: as the workspace says. */
  relaxAfterSeconds: z.number().min(5).max(86_400).nullable(),
});
export type RoutingOutcome = z.infer<typeof routingOutcome>;

/** All that holds of a rule: if every condition is met, its outcome is asked for. */
export const routingRule = z.object({
  ruleId: z.uuid(),
  name: z.string().trim().min(1).max(200),
  conditions: z.array(routingCondition).max(20),
  outcome: routingOutcome,
});
export type RoutingRule = z.infer<typeof routingRule>;

/** A reason to go ahead of others, and by how much. */
export const headStart = z.object({ seconds: z.number(), because: z.string() });
export type HeadStart = z.infer<typeof headStart>;

/** Why a conversation went to whom it went: what was asked, what was offered, and the sentence made of it. */
export const decision = z.object({
  sentence: z.string(),
  /** The sentence in its phrases. */
  because: z.array(z.string()),
  policy: z.enum(policies),
  channel: z.string(),
  teamId: z.uuid().nullable(),
  skills: z.array(z.object({ skillId: z.uuid(), name: z.string(), level: z.number(), least: z.number() })),
  /** By how many levels the needs had been relaxed. */
  relaxedBy: z.number(),
  slots: z.number(),
  /** Slots filled before this one, and those that this one fills. */
  taken: z.number(),
  weight: z.number(),
  /** Null: never given anything before. */
  idleSeconds: z.number().nullable(),
  knowsCustomer: z.boolean(),
  /** Among how many the choice was. */
  candidates: z.number(),
  waitedSeconds: z.number(),
  headStarts: z.array(headStart),
});
export type Decision = z.infer<typeof decision>;
