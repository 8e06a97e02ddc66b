import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitsWith } from "./limits.ts";
import { resolvePeople } from "./resolve.ts";
import { edge, idOf, node, peopleOf, tightIdentities } from "./resolve-cast.ts";

describe("joining", () => {
  test("an anonymous visitor who signs in is one person, named by the user id", () => {
    const people = peopleOf(["A1-U1 at 5"]);
    expect(people.who("A1", 0)).toBe("U1");
    expect(people.holdings).toEqual([{ subjectId: idOf("A1"), from: null, until: null, personId: idOf("U1") }]);
  });

  test("two devices of one user are one person, whichever edge arrives first", () => {
    for (const edges of [
      ["A1-U1 at 5", "A2-U1 at 9"],
      ["A2-U1 at 9", "A1-U1 at 5"],
    ]) {
      const people = peopleOf(edges);
      expect([people.who("A1"), people.who("A2")]).toEqual(["U1", "U1"]);
    }
  });

  test("nobody who is their own person at all times has a holding", () => {
    expect(peopleOf([], ["A1-U1"]).holdings).toEqual([]);
    expect(peopleOf(["A1-U1 at 5"]).holdings.map(({ subjectId }) => subjectId)).toEqual([idOf("A1")]);
  });

  test("a person is named by what is proven, then by the strongest kind, and by an anonymous id last", () => {
    expect(peopleOf(["A1-P1 at 1", "P1-E1 at 1"]).who("A1")).toBe("E1");
    expect(peopleOf(["A1-U1@A1 at 1", "A1-P1 at 2"]).who("A1")).toBe("P1");
    expect(peopleOf(["A1-U1@A1 at 1"]).who("A1")).toBe("U1@A1");
    expect(peopleOf(["A1-A2 at 1"]).who("A1")).toBe(idOf("A1") < idOf("A2") ? "A1" : "A2");
  });

  test("an edge that does not count joins nobody", () => {
    const nodes = [node("U1@A1"), node("U1")];
    const edges = [{ ...edge("U1@A1-U1 at 1 by claim_match"), counted: false }];
    expect(resolvePeople({ nodes, edges, apart: [], limits: limitsWith({}) }).holdings).toEqual([]);
  });

  test("a claimed user id that equals the proven one breaks no limit, another one does", () => {
    expect(peopleOf(["A1-U1 at 1", "A1-U1@A1 at 2"]).conflicts).toEqual([]);
    expect(peopleOf(["A1-U1 at 1", "A1-U2@A1 at 2"]).conflicts).toHaveLength(1);
  });

  test("an edge about a subject that is not given is refused", () => {
    const nodes = [node("A1")];
    expect(() => resolvePeople({ nodes, edges: [edge("A1-U1 at 1")], apart: [], limits: limitsWith({}) })).toThrow();
  });
});

describe("a shared device", () => {
  const shared = ["A1-U1 at 10", "A1-U2 at 20", "A1-U1 at 30"];

  test("its two users stay two people", () => {
    const people = peopleOf(shared);
    expect([people.who("U1"), people.who("U2")]).toEqual(["U1", "U2"]);
  });

  test("it belongs to the first until the second signs in, and goes back when the first returns", () => {
    const people = peopleOf(shared);
    expect([-1, 10, 19, 20, 29, 30, 99].map((at) => people.who("A1", at))).toEqual("U1 U1 U1 U2 U2 U1 U1".split(" "));
  });

  test("each change is told with who was kept apart and why", () => {
    expect(peopleOf(shared).told).toEqual([
      { between: "A1 U2", occurredAt: 20, because: "user_id", moved: "A1" },
      { between: "A1 U1", occurredAt: 30, because: "user_id", moved: "A1" },
    ]);
    expect(peopleOf(shared).conflicts[0]).toMatchObject({ moved: idOf("A1") });
    expect([idOf("U1"), idOf("U2")].sort()).toEqual(
      [peopleOf(shared).conflicts[0]!.personOfA, peopleOf(shared).conflicts[0]!.personOfB].sort(),
    );
  });

  test("a claim that arrives late is settled in its place", () => {
    const people = peopleOf(["A1-U2 at 20", "A1-U1 at 10"]);
    expect([people.who("A1", 15), people.who("A1", 25)]).toEqual(["U1", "U2"]);
  });

  test("what was joined through it stays with its former person", () => {
    const people = peopleOf(["A1-E1 at 5", "A1-U1 at 10", "A1-U2 at 20"]);
    expect([people.who("E1"), people.who("A1")]).toEqual(["U1", "U2"]);
  });

  test("a later edge means who holds it now", () => {
    const people = peopleOf(["A1-U1 at 10", "A1-U2 at 20", "A1-E1 at 25"]);
    expect(people.who("E1")).toBe("U2");
  });

  test("two claims of one instant leave no empty stretch of time", () => {
    const people = peopleOf(["A1-U1 at 10", "A1-U2 at 20", "A1-U3 at 20"]);
    expect(people.holdings.filter(({ from, until }) => from === until)).toEqual([]);
    expect(people.holdings.filter(({ subjectId }) => subjectId === idOf("A1"))).toHaveLength(2);
  });

  test("two claimed users of one browser stay two people as well", () => {
    const people = peopleOf(["A1-U1@A1 at 10", "A1-U2@A1 at 20"]);
    expect([people.who("A1", 15), people.who("A1", 25)]).toEqual(["U1@A1", "U2@A1"]);
  });

  test("of a family's one email the weaker side, the email, goes over", () => {
    const people = peopleOf(["U1-E1 at 1 by identify", "U2-E1 at 2 by identify"]);
    expect([people.who("E1", 1), people.who("E1", 2), people.who("U2")]).toEqual(["U1", "U2", "U2"]);
  });
});

describe("a conflict that moves nothing", () => {
  test("a sixth email stays out, and that is told once however often it is said", () => {
    const emails = [1, 2, 3, 4, 5].map((number) => `U1-E${number} at ${number}`);
    const people = peopleOf([...emails, "U1-E6 at 6", "U1-E6 at 7"]);
    expect(people.who("E6")).toBe("E6");
    expect(people.told).toEqual([{ between: "E6 U1", occurredAt: 6, because: "email", moved: null }]);
  });

  test("of two anonymous ids of different people neither is the shared one", () => {
    const people = peopleOf(["A1-U1 at 1", "A2-U2 at 1", "A1-A2 at 5"]);
    expect([people.who("A1"), people.who("A2")]).toEqual(["U1", "U2"]);
    expect(people.told).toEqual([{ between: "A1 A2", occurredAt: 5, because: "user_id", moved: null }]);
  });
});

describe("explicit joins", () => {
  test("an alias between two user ids is a rename and makes them one person", () => {
    const people = peopleOf(["A1-U1 at 1", "A2-U2 at 1", "U1-U2 at 5 by alias"]);
    expect(people.who("A1")).toBe(people.who("A2"));
    expect(people.conflicts).toEqual([]);
  });

  test("an alias of another kind, and any other edge between two user ids, keeps to the limits", () => {
    expect(peopleOf(["A1-U1 at 1", "A1-U2 at 5 by alias"]).told).toHaveLength(1);
    expect(peopleOf(["U1-U2 at 5"]).who("U2")).toBe("U2");
  });

  test("a renamed user takes no third user id", () => {
    const people = peopleOf(["U1-U2 at 1 by alias", "A1-U1 at 2", "A1-U3 at 3"]);
    expect([people.who("A1"), people.who("U3")]).toEqual(["U3", "U3"]);
  });

  test("a renamed user still takes what brings no new user id", () => {
    const people = peopleOf(["U1-U2 at 1 by alias", "A1-U2@A1 at 2", "A1-U1 at 3"]);
    expect(people.conflicts).toEqual([]);
    expect(people.who("A1")).toBe(people.who("U2"));
  });

  test("a merge by hand is bound by no limit, and a conflict between the two is none any more", () => {
    const people = peopleOf(["A1-U1 at 1", "A1-U2 at 2", "A1-U1 at 3", "E1-U2 at 3", "A1-E1 at 9 by manual"]);
    expect(new Set(["A1", "U1", "U2", "E1"].map((name) => people.who(name))).size).toBe(1);
    expect(people.conflicts).toEqual([]);
    expect(people.holdings.filter(({ from }) => from !== null)).toEqual([]);
  });
});

describe("people kept apart", () => {
  test("two people are not joined through a third identifier either", () => {
    const people = peopleOf(["P1-E1 at 1", "A1-P1 at 2", "A1-E2 at 3"], ["E1-E2"]);
    expect(people.told).toEqual([{ between: "A1 E2", occurredAt: 3, because: "kept_apart", moved: "A1" }]);
    expect([people.who("A1", 2), people.who("A1", 3)]).toEqual(["E1", "E2"]);
  });

  test("nobody is given what is kept apart from one of theirs, at any time", () => {
    const people = peopleOf(["A1-U1 at 1", "E1-U2 at 2", "A1-U2 at 3", "A1-U1 at 4"], ["A1-E1"]);
    expect([people.who("A1", 3), people.who("A1", 9)]).toEqual(["U1", "U1"]);
  });

  test("a merge by hand does not overrule it, and moves nothing", () => {
    const people = peopleOf(["A1-E1 at 1", "A1-E2 at 5 by manual"], ["E1-E2"]);
    expect(people.told).toEqual([{ between: "A1 E2", occurredAt: 5, because: "kept_apart", moved: null }]);
    expect(people.who("A1")).toBe("E1");
    expect(peopleOf(["E1-E2 at 5 by manual"], ["E1-E2"]).told).toMatchObject([{ because: "kept_apart", moved: null }]);
  });

  test("without the pair they are one again", () => {
    expect(peopleOf(["E1-E2 at 5 by manual"]).conflicts).toEqual([]);
  });
});

test("the result does not depend on the order of anything, on repetition or on which end of an edge comes first", () => {
  fc.assert(
    fc.property(tightIdentities, fc.gen(), (identities, gen) => {
      const shuffled = <T>(items: readonly T[]) =>
        gen(fc.shuffledSubarray, [...items], { minLength: items.length, maxLength: items.length });
      const flipped = identities.edges.map((one) => (gen(fc.boolean) ? { ...one, a: one.b, b: one.a } : one));
      const again = {
        nodes: shuffled(identities.nodes),
        edges: shuffled([...flipped, ...flipped.slice(0, 3)]),
        apart: shuffled(identities.apart).map(([a, b]) => [b, a] as const),
        limits: identities.limits,
      };
      expect(resolvePeople(again)).toEqual(resolvePeople(identities));
    }),
    { numRuns: 400 },
  );
});

test("a card shared beyond its limit goes to the newer person, like any shared identifier", () => {
  const { who, told } = peopleOf(["U1-L1 at 1", "U2-L1 at 5"]);
  expect([who("L1", 3), who("L1", 6)]).toEqual(["U1", "U2"]);
  expect(told).toMatchObject([{ because: "user_id", moved: "L1" }]);
});

test("one person has no more cards than their limit", () => {
  const { who, told } = peopleOf(["U1-L1 at 1", "U1-L2 at 2"], [], limitsWith({ "trait:loyalty": 1 }));
  expect([who("L1"), who("L2")]).toEqual(["U1", "L2"]);
  expect(told).toMatchObject([{ because: "trait:loyalty", moved: null }]);
});
