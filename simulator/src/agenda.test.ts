import fc from "fast-check";
import { expect, test } from "vitest";
import { Agenda } from "./agenda.ts";

test("entries come out in the order of time, and of entry at the same instant", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (instants) => {
      const agenda = new Agenda<number>();
      for (const [entry, at] of instants.entries()) agenda.enter(at, entry);
      const taken: [number, number][] = [];
      for (let next = agenda.take(); next; next = agenda.take()) taken.push([next.at, next.entry]);
      const expected = instants.map((at, entry): [number, number] => [at, entry]);
      expect(taken).toEqual(expected.sort(([a, first], [b, second]) => a - b || first - second));
    }),
  ));
