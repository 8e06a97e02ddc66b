import type { Random } from "./random.ts";

/** Says yes with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A number from `low` (included) to `high` (excluded), all equally likely. */
export function uniform(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** A whole number from `low` to `high`, both included, all equally likely. */
export function whole(random: Random, low: number, high: number): number {
  return Math.floor(uniform(random, low, high + 1));
}

/** One of the choices, all equally likely. */
export function pick<Choice>(random: Random, choices: readonly Choice[]): Choice {
  return choices[Math.floor(random() * choices.length)]!;
}

/** One of the choices, each as likely as its weight is of the sum of the weights (a categorical draw). */
export function weighted<Choice>(random: Random, choices: readonly (readonly [Choice, number])[]): Choice {
  let rest = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) {
    rest -= weight;
    if (rest < 0) return choice;
  }
  return choices.at(-1)![0];
}

/** A normal draw (Box and Muller 1958). */
export function normal(random: Random, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * random());
}

/** A log-normal draw, told by its median and by the deviation of its logarithm. */
export function lognormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(normal(random, 0, spread));
}

/** An exponential draw with the given mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** A Poisson draw (Knuth, The Art of Computer Programming 2, 3.4.1). Meant for means below 30: it draws once a count. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count++;
  }
  return count;
}

/** Turns log-odds into a probability. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** A version 4 UUID. */
export function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = "4";
  hex[16] = "89ab"[Math.floor(random() * 4)]!;
  const text = hex.join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}
