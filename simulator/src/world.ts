import type { CauseName, Causes } from "./causes.ts";
import { chance } from "./distributions.ts";
import type { Life } from "./life.ts";
import type { Instant } from "./local-time.ts";
import type { Origin, Saying } from "./message.ts";
import type { Plan, PlanTo } from "./plans.ts";
import type { Truth } from "./truth.ts";

/** What happenings may use: the causes, the agenda, the company's ear and the book of truth. */
export interface World {
  readonly seed: number;
  readonly causes: Causes;
  /** Enters a plan of this person into the agenda. */
  plan(at: Instant, life: Life, plan: Plan): void;
  /** Lets the company hear a message of this person. */
  say(at: Instant, life: Life, origin: Origin, saying: Saying): void;
  /** Lets a friend of this person come, whom nobody met before. */
  invite(at: Instant, life: Life): void;
  record(truth: Truth): void;
}

/** Carries out a plan of one kind when its time has come. */
export type Happening<Deed extends Plan["does"]> = (world: World, life: Life, at: Instant, plan: PlanTo<Deed>) => void;

/** Draws whether something happens, and records the probability beside the outcome. */
export function decide(world: World, life: Life, at: Instant, cause: CauseName, probability?: number): boolean {
  const likelihood = probability ?? world.causes[cause];
  const happened = chance(life.random, likelihood);
  world.record({
    truth: "decision",
    person: life.person.number,
    at: new Date(at).toISOString(),
    cause,
    probability: likelihood,
    satisfaction: life.satisfaction,
    happened,
  });
  return happened;
}

/** Moves a person's satisfaction by what this cause is worth, and records it. */
export function affect(world: World, life: Life, at: Instant, cause: CauseName): void {
  const by = world.causes[cause];
  life.satisfaction += by;
  const person = life.person.number;
  world.record({ truth: "effect", person, at: new Date(at).toISOString(), cause, by, satisfaction: life.satisfaction });
}
