import { expect, test } from "vitest";
import {
  chance,
  exponential,
  lognormal,
  normal,
  pick,
  poisson,
  uniform,
  uuid,
  weighted,
  whole,
} from "./distributions.ts";
import { type Random, randomFrom } from "./random.ts";

const draws = 20_000;

function drawn(draw: (random: Random) => number): { mean: number; deviation: number; median: number } {
  const random = randomFrom("distributions");
  const values = Array.from({ length: draws }, () => draw(random)).sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
  return { mean, deviation: Math.sqrt(variance), median: values[draws / 2]! };
}

test("one seed always opens the same stream, another seed another one", () => {
  const take = (seed: string) => Array.from({ length: 5 }, randomFrom(seed));
  expect(take("7/12")).toEqual(take("7/12"));
  expect(take("7/12")).not.toEqual(take("7/13"));
});

test("fractions fill the range from 0 to 1 evenly", () => {
  const random = randomFrom("even");
  const tenths = new Array<number>(10).fill(0);
  for (let draw = 0; draw < draws; draw++) tenths[Math.floor(random() * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - draws / 10)).toBeLessThan(4 * Math.sqrt(draws * 0.09));
});

test("neighbouring seeds open unrelated streams", () => {
  const firsts = Array.from({ length: draws }, (_, number) => randomFrom(`1/${number}`)());
  const mean = firsts.reduce((sum, value) => sum + value, 0) / draws;
  expect(Math.abs(mean - 0.5)).toBeLessThan((4 * Math.sqrt(1 / 12)) / Math.sqrt(draws));
});

test("each distribution has the moments that it promises", () => {
  expect(drawn((random) => normal(random, 5, 2)).mean).toBeCloseTo(5, 1);
  expect(drawn((random) => normal(random, 5, 2)).deviation).toBeCloseTo(2, 1);
  expect(drawn((random) => lognormal(random, 20, 0.5)).median).toBeCloseTo(20, -0.3);
  expect(drawn((random) => exponential(random, 3)).mean).toBeCloseTo(3, 1);
  expect(drawn((random) => poisson(random, 4)).mean).toBeCloseTo(4, 1);
  expect(drawn((random) => poisson(random, 4)).deviation).toBeCloseTo(2, 1);
  expect(drawn((random) => uniform(random, 2, 4)).mean).toBeCloseTo(3, 1);
  expect(drawn((random) => whole(random, 1, 6)).mean).toBeCloseTo(3.5, 1);
  expect(drawn((random) => Number(chance(random, 0.2))).mean).toBeCloseTo(0.2, 1);
});

test("a weighted choice falls as often as its weight says, an even one as often as any", () => {
  expect(drawn((random) => weighted(random, [[1, 3], [0, 1]])).mean).toBeCloseTo(0.75, 1); // biome-ignore format: one line reads best
  expect(drawn((random) => pick(random, [0, 1])).mean).toBeCloseTo(0.5, 1);
});

test("a UUID is of version 4", () => {
  expect(uuid(randomFrom("uuid"))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
