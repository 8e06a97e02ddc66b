import { normal } from "./distributions.ts";
import type { Life } from "./life.ts";
import type { World } from "./world.ts";

/** The answer to "how likely would you recommend us?", 0 to 10. */
export function recommendationScore({ causes }: World, { random, satisfaction }: Life): number {
  return within(0, 10, normal(random, 6.9 + causes.scorePerSatisfaction * satisfaction, 1.2));
}

/** Stars, 1 to 5. */
export function stars({ causes }: World, { random, satisfaction }: Life): number {
  return within(1, 5, normal(random, 3.7 + causes.ratingPerSatisfaction * satisfaction, 0.7));
}

function within(low: number, high: number, value: number): number {
  return Math.min(high, Math.max(low, Math.round(value)));
}
