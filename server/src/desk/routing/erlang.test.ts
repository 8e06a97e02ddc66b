import { describe, expect, test } from "vitest";
import { meanWaitSeconds, probabilityOfWaiting, serversFor, serviceLevel } from "./erlang.ts";
import { replayInterval } from "./replay.ts";

describe("the formula", () => {
  test.each([
    // Closed forms: M/M/1 waits with probability ρ, M/M/2 with 2ρ²/(1+ρ).
    [1, 0.3, 0.3],
    [1, 0.95, 0.95],
    [2, 1, 1 / 3],
    [2, 1.6, (2 * 0.64) / 1.8],
    // Three servers, two erlangs: 4/9 by hand.
    [3, 2, 4 / 9],
  ])("%i servers and %f erlangs", (servers, load, probability) => {
    expect(probabilityOfWaiting({ servers, load })).toBeCloseTo(probability, 12);
  });

  // Published worked examples: mitan.co.uk (360 calls in half an hour of 4 minutes each, 55 agents), Call Centre Helper (100
  // calls in half an hour of 3 minutes each, 14 agents).
  test("the call centres of the textbooks", () => {
    expect(probabilityOfWaiting({ servers: 55, load: 48 })).toBeCloseTo(0.239, 3);
    expect(meanWaitSeconds({ servers: 55, load: 48 }, 240)).toBeCloseTo(8.2, 1);
    expect(probabilityOfWaiting({ servers: 14, load: 10 })).toBeCloseTo(0.174, 3);
    expect(serviceLevel({ servers: 14, load: 10 }, 180, 20)).toBeCloseTo(0.888, 3);
    expect(meanWaitSeconds({ servers: 14, load: 10 }, 180)).toBeCloseTo(7.8, 1);
    expect(serversFor(10, 180, 0.8, 20)).toBe(14);
  });

  test("agrees with whole-number arithmetic that rounds nothing", () => {
    for (const [servers, load] of [
      [10, 7],
      [40, 37],
      [120, 117],
    ] as const) {
      expect(probabilityOfWaiting({ servers, load })).toBeCloseTo(exactly(servers, load), 10);
    }
  });

  test("thousands of servers neither overflow nor lose their digits", () => {
    // By the recursion of Erlang's loss formula, which is stable: C = B / (1 − ρ(1 − B)).
    let blocked = 1;
    for (let k = 1; k <= 5000; k++) blocked = (4950 * blocked) / (k + 4950 * blocked);
    const expected = blocked / (1 - (4950 / 5000) * (1 - blocked));
    expect(probabilityOfWaiting({ servers: 5000, load: 4950 })).toBeCloseTo(expected, 9);
  });

  test("with too few servers the line only grows", () => {
    expect(probabilityOfWaiting({ servers: 5, load: 5 })).toBe(1);
    expect(meanWaitSeconds({ servers: 5, load: 6 }, 60)).toBe(Number.POSITIVE_INFINITY);
    expect(serviceLevel({ servers: 5, load: 6 }, 60, 20)).toBe(0);
    expect(probabilityOfWaiting({ servers: 5, load: 0 })).toBe(0);
  });
});

/** C = a^c/(c−a) / (Σ_{k<c} a^k (c−1)!/k! + a^c/(c−a)), in whole numbers. */
function exactly(servers: number, load: number): number {
  let factorial = 1n;
  for (let k = 2; k < servers; k++) factorial *= BigInt(k);
  // Everything times (c − 1)!, so that every term of Σ_{k<c} a^k/k! is whole.
  let [sum, power, rest] = [0n, 1n, factorial];
  for (let k = 0; k < servers; k++) {
    sum += power * rest;
    power *= BigInt(load);
    rest /= BigInt(Math.max(1, k + 1));
  }
  // a^c/c! · c/(c−a) · (c−1)! = a^c/(c−a)
  // Both sides of the fraction times (c − a).
  const all = sum * BigInt(servers - load) + power;
  return Number((power * 10n ** 18n) / all) / 1e18;
}

describe("a replay through the real decision", () => {
  const replay = {
    agents: 5,
    arrivalsPerSecond: 0.04,
    meanServiceSeconds: 100,
    customers: 42_000,
    warmUp: 2000,
    seed: 1,
  };
  const expected = meanWaitSeconds({ servers: 5, load: 4 }, 100);

  test("waits as long as Erlang C says, within its confidence interval", () => {
    const { mean, halfWidth } = replayInterval(replay, 10);
    expect(Math.abs(mean - expected)).toBeLessThan(halfWidth);
    // The interval is narrow enough to tell a router that serves a few per cent more slowly.
    expect(halfWidth).toBeLessThan(expected * 0.12);
  }, 30_000);

  test("so it does when work is balanced", () => {
    const { mean, halfWidth } = replayInterval({ ...replay, policy: "balanced", seed: 2 }, 10);
    expect(Math.abs(mean - expected)).toBeLessThan(halfWidth);
  }, 30_000);

  test("an agent too few is found out", () => {
    const fewer = replayInterval({ ...replay, agents: 6, seed: 3 }, 10);
    expect(Math.abs(fewer.mean - expected)).toBeGreaterThan(fewer.halfWidth);
  }, 30_000);
});
