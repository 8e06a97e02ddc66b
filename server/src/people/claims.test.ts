import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Claims, claimsOf, type Message, type Proof } from "./claims.ts";
import { type Identifier, subjectIdOf } from "./identifier.ts";
import { defaultLimits } from "./limits.ts";
import { resolvePeople } from "./resolve.ts";
import { personAt, timelinesOf } from "./resolve-holdings.ts";

const cookie = "0b7f5d7e-31a4-4d3c-9a53-0d5f3a1c2b11";
const browser: Proof = { trust: "browser" };
const server: Proof = { trust: "server" };

function message(parts: Partial<Message>): Message {
  return { kind: "identify", occurredAt: 5, ...parts };
}

/** An identifier as "kind value", a claim with "@" and its scope. */
function short({ kind, value, scope, standing }: Identifier): string {
  return standing === "claimed" ? `${kind} ${value}@${scope}` : `${kind} ${value}`;
}

function shortEdges({ edges }: Claims): string[] {
  return edges.map(({ a, b, reason, counted }) => `${short(a)} - ${short(b)} ${reason}${counted ? "" : ", uncounted"}`);
}

describe("a server", () => {
  test("proves all it says, and the user id is the subject", () => {
    const claims = claimsOf(
      message({ userId: "u1", anonymousId: cookie, email: "Ada@shop.io", phone: "+12025550123" }),
      server,
    );
    expect(claims.identifiers.map(short)).toEqual([
      "user_id u1",
      `anonymous_id ${cookie}`,
      "email ada@shop.io",
      "phone +12025550123",
    ]);
    expect(claims.subject).toEqual(claims.identifiers[0]);
    expect(shortEdges(claims)).toEqual([
      `user_id u1 - anonymous_id ${cookie} identify`,
      "user_id u1 - email ada@shop.io identify",
      "user_id u1 - phone +12025550123 identify",
    ]);
  });

  test("without a user id means the anonymous id, and without that the email", () => {
    expect(short(claimsOf(message({ anonymousId: cookie, email: "ada@shop.io" }), server).subject!)).toBe(
      `anonymous_id ${cookie}`,
    );
    expect(short(claimsOf(message({ email: "ada@shop.io", phone: "+12025550123" }), server).subject!)).toBe(
      "email ada@shop.io",
    );
  });

  test("joins by any message that carries two identifiers", () => {
    expect(shortEdges(claimsOf(message({ kind: "track", userId: 7, anonymousId: cookie }), server))).toEqual([
      `user_id 7 - anonymous_id ${cookie} message`,
    ]);
  });

  test("reads a national number in the country of the workspace", () => {
    expect(claimsOf(message({ phone: "0151 12345678" }), server, "DE").identifiers.map(short)).toEqual([
      "phone +4915112345678",
    ]);
  });
});

describe("a browser", () => {
  test("claims a user id for itself alone, and that is the subject", () => {
    const claims = claimsOf(message({ userId: "u1", anonymousId: "c1", email: "ada@shop.io" }), browser);
    expect(short(claims.subject!)).toBe("user_id u1@c1");
    expect(claims.identifiers.map(short)).toEqual(["user_id u1@c1", "anonymous_id c1", "email ada@shop.io@c1"]);
    expect(shortEdges(claims)).toEqual([
      "user_id u1@c1 - anonymous_id c1 claim",
      "user_id u1@c1 - email ada@shop.io@c1 claim",
      "user_id u1@c1 - user_id u1 claim_match, uncounted",
      "email ada@shop.io@c1 - email ada@shop.io claim_match, uncounted",
    ]);
  });

  test("that claims nothing is its anonymous id", () => {
    const claims = claimsOf(message({ kind: "page", anonymousId: "c1" }), browser);
    expect([short(claims.subject!), claims.edges]).toEqual(["anonymous_id c1", []]);
  });

  test("without an anonymous id claims, and is still not the proven user", () => {
    const { subject } = claimsOf(message({ userId: "u1" }), browser);
    expect(subject).toEqual({ kind: "user_id", value: "u1", scope: "", standing: "claimed" });
    expect(subjectIdOf("salt", subject!)).not.toBe(subjectIdOf("salt", { ...subject!, standing: "proven" }));
  });

  test("never reaches an existing person, whatever it says", () => {
    const value = fc.constantFrom("u1", "ada@shop.io", "+12025550123", "c1", cookie);
    const anything = fc.record(
      {
        userId: value,
        previousId: value,
        email: fc.constant("ada@shop.io"),
        phone: fc.constant("+12025550123"),
        kind: fc.constantFrom("identify", "alias", "track"),
      },
      { requiredKeys: ["kind"] },
    );
    const known = claimsOf(
      message({ userId: "u1", anonymousId: "c1", email: "ada@shop.io", phone: "+12025550123" }),
      server,
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (said) => {
        const strangers = said.map((parts) =>
          claimsOf(message({ ...parts, anonymousId: "c2", occurredAt: 9 }), browser),
        );
        const who = peopleOf([known, ...strangers]);
        for (const { subject } of strangers) expect(who(subject!)).not.toBe(who(known.subject!));
      }),
    );
  });
});

describe("an identity token", () => {
  const token = (tokenSubject: { userId?: unknown; email?: unknown }): Proof => ({ trust: "token", tokenSubject });

  test("proves what it asserts, whether the message repeats it or not, and nothing else", () => {
    const claims = claimsOf(
      message({ anonymousId: "c1", email: "other@shop.io" }),
      token({ userId: "u1", email: "ada@shop.io" }),
    );
    expect(short(claims.subject!)).toBe("user_id u1");
    expect(shortEdges(claims)).toEqual([
      "user_id u1 - email ada@shop.io token",
      "user_id u1 - email other@shop.io@c1 claim",
      "user_id u1 - anonymous_id c1 token",
      "email other@shop.io@c1 - email other@shop.io claim_match, uncounted",
    ]);
  });

  test("that asserts only an email makes the email the subject and leaves the user id a claim", () => {
    const claims = claimsOf(message({ userId: "u1", anonymousId: "c1" }), token({ email: "ada@shop.io" }));
    expect(claims.identifiers.map(short)).toEqual(["email ada@shop.io", "user_id u1@c1", "anonymous_id c1"]);
  });

  test("of another user, or of nobody, proves nothing about the message", () => {
    const said = message({ userId: "u2", anonymousId: "c1" });
    expect(claimsOf(said, token({ userId: "u1" }))).toEqual(claimsOf(said, browser));
    expect(claimsOf(said, token({}))).toEqual(claimsOf(said, browser));
  });
});

describe("an alias", () => {
  const alias = (parts: Partial<Message>) => message({ kind: "alias", userId: "u2", ...parts });

  test("from one user id to another is a rename", () => {
    expect(shortEdges(claimsOf(alias({ previousId: "u1" }), server))).toEqual(["user_id u2 - user_id u1 alias"]);
  });

  test("from what looks like an SDK's anonymous id means that", () => {
    expect(shortEdges(claimsOf(alias({ previousId: cookie }), server))).toEqual([
      `user_id u2 - anonymous_id ${cookie} alias`,
    ]);
  });

  test("between two UUIDs may mean either, so both are joined", () => {
    const userId = "7d1b0f66-8a1e-4a42-8c11-2f7f5f0f9b10";
    expect(shortEdges(claimsOf(alias({ userId, previousId: cookie }), server))).toEqual([
      `user_id ${userId} - anonymous_id ${cookie} alias`,
      `user_id ${userId} - user_id ${cookie} alias`,
    ]);
  });

  test("from the message's own anonymous id or to the same user id adds nothing", () => {
    expect(shortEdges(claimsOf(alias({ anonymousId: "c1", previousId: "c1" }), server))).toEqual([
      "user_id u2 - anonymous_id c1 message",
    ]);
    expect(claimsOf(alias({ previousId: "u2" }), server).edges).toEqual([]);
  });

  test("without proof is a suggestion", () => {
    const claims = claimsOf(alias({ anonymousId: "c1", previousId: "u1" }), browser);
    expect(shortEdges(claims)).toContain("user_id u2@c1 - user_id u1@c1 alias_claim, uncounted");
    expect(claims.identifiers.map(short)).toContain("user_id u1@c1");
    expect(claimsOf(alias({ anonymousId: "c1", previousId: cookie }), browser).identifiers.map(short)).not.toContain(
      `anonymous_id ${cookie}`,
    );
  });

  test("says nothing on a message of another kind", () => {
    expect(claimsOf(message({ userId: "u2", previousId: "u1" }), server).edges).toEqual([]);
  });
});

describe("placeholders", () => {
  test("never join anybody: the real identifier of the message stands alone", () => {
    const claims = claimsOf(message({ userId: "null", anonymousId: "c1", email: "noreply@shop.io", phone: 0 }), server);
    expect([claims.identifiers.map(short), claims.edges]).toEqual([["anonymous_id c1"], []]);
    expect(claims.refused).toEqual([
      { kind: "user_id", raw: "null", because: "placeholder" },
      { kind: "email", raw: "noreply@shop.io", because: "placeholder" },
      { kind: "phone", raw: 0, because: "not_a_phone_number" },
    ]);
  });

  test("leave no subject where there is nothing else", () => {
    const claims = claimsOf(message({ userId: 0, anonymousId: "undefined" }), server);
    expect([claims.subject, claims.identifiers, claims.edges]).toEqual([undefined, [], []]);
  });

  test("do not make two strangers one, in a token or an alias either", () => {
    const strangers = ["c1", "c2"].flatMap((anonymousId) => [
      claimsOf(message({ anonymousId, userId: "guest" }), server),
      claimsOf(message({ kind: "alias", anonymousId, previousId: "[object Object]" }), server),
      claimsOf(message({ anonymousId }), { trust: "token", tokenSubject: { userId: "undefined" } }),
    ]);
    const who = peopleOf(strangers);
    expect(new Set(strangers.map(({ subject }) => who(subject!))).size).toBe(2);
  });
});

test("two users of one device stay two people, proven or claimed", () => {
  for (const proof of [server, browser]) {
    const first = claimsOf(message({ userId: "u1", anonymousId: "c1", occurredAt: 1 }), proof);
    const second = claimsOf(message({ userId: "u2", anonymousId: "c1", occurredAt: 2 }), proof);
    const who = peopleOf([first, second]);
    expect(who(first.subject!)).not.toBe(who(second.subject!));
    expect(who(first.identifiers[1]!, 1)).toBe(who(first.subject!));
    expect(who(first.identifiers[1]!, 2)).toBe(who(second.subject!));
  }
});

/** Who holds an identifier after all of these claims, as stored and resolved. */
function peopleOf(all: Claims[]) {
  const idOf = (identifier: Identifier) => subjectIdOf("claims tests", identifier);
  const edges = all.flatMap((claims) => claims.edges).filter(({ counted }) => counted);
  const nodes = all.flatMap(({ identifiers }) => identifiers.map((one) => ({ ...one, subjectId: idOf(one) })));
  const resolved = resolvePeople({
    nodes,
    edges: edges.map((one) => ({ ...one, a: idOf(one.a), b: idOf(one.b) })),
    apart: [],
    limits: defaultLimits,
  });
  const timelines = timelinesOf(resolved.holdings);
  return (identifier: Identifier, at = 99) => personAt(timelines, idOf(identifier), at);
}
