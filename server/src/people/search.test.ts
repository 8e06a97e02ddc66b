import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backwards, entriesOf, fold, lineSeparator, spellableWordsOf } from "./search-entries.ts";
import { questionOf } from "./search-question.ts";
import { mistakesBetween } from "./spelling.ts";
import { openStage, type Stage } from "./stage.fixture.ts";

describe("what people are found by", () => {
  test("a name by each of its words, going round; an id by its tails; a phone by its first and its last digits", () => {
    const words = ["n José O'Brien García", "e jose.garcia@mail.example.org", "u cust-0042", "p +4915112345678"];
    expect(entriesOf(words.join(lineSeparator))).toEqual([
      "jose obrien garcia",
      "obrien garcia jose",
      "garcia jose obrien",
      "jose.garcia@mail.example.org",
      "garcia@mail.example.org",
      "mail.example.org",
      "example.org",
      "cust-0042",
      "0042",
      "4915112345678",
      `~${backwards("4915112345678")}`,
    ]);
  });

  test("text is compared without accents, case and apostrophes", () => {
    expect(["ÉLODIE", "Müller-Weiß", "O’Neill", "Łukasz Sørensen"].map(fold)).toEqual([
      "elodie",
      "muller-weiss",
      "oneill",
      "lukasz sorensen",
    ]);
  });

  test("only words of letters are guessed at", () => {
    const words = ["n Anna-Lena Ek", "e anna.lena99@example.org", "u u123"].join(lineSeparator);
    expect(spellableWordsOf(words)).toEqual(["anna", "lena"]);
  });

  test("what is typed is read as words and as a phone number", () => {
    expect(questionOf("  García,  Mar ").beginnings).toEqual(["garcia, mar", "garcia mar"]);
    expect(questionOf("0151 123\u0000456").beginnings).toContain(`~${backwards("151123456")}`);
    expect(questionOf("+49 151").beginnings).toContain("49151");
  });

  test.each([
    ["jhon", "john", false, 1],
    ["smiht", "smith", false, 1],
    ["gonsal", "gonzalez", true, 1],
    ["garica", "garcia", false, 1],
    ["maria", "mario", false, 1],
    ["anna", "peter", false, 2],
  ])("from %s to %s it is so many mistakes", (typed, word, stillTyping, mistakes) => {
    expect(mistakesBetween(typed, word, 1, stillTyping)).toBe(mistakes);
  });
});

describe("searching and listing", () => {
  interface Page {
    people: { userId: string | null }[];
    next: string | null;
  }

  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.prove(
      ...customers.map(([userId, name, email, phone, company], number) => ({
        type: "identify",
        userId,
        anonymousId: `${userId}-device`,
        traits: { name, email, ...(phone ? { phone } : {}) },
        timestamp: new Date(Date.UTC(2026, 4, number + 1)).toISOString(),
        company,
      })),
      ...customers.flatMap(([userId, , , , company]) =>
        company
          ? [{ type: "group", userId, groupId: company, traits: { name: company }, timestamp: "2026-04-01" }]
          : [],
      ),
      { type: "track", userId: "c-2", event: "Order Completed", properties: { total: 50 }, timestamp: "2026-04-02" },
      { type: "track", userId: "c-4", event: "Order Completed", properties: { total: 70 }, timestamp: "2026-04-02" },
    );
    await stage.claim({ type: "page", anonymousId: "nobody-we-know" });
    await stage.settled();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const customers = [
    ["c-1", "Maria García López", "maria.garcia@example.org", "+4915112345678", "Acme Coffee"],
    ["c-2", "John Smith", "john@smith.example", "", "Acme Coffee"],
    ["c-3", "Jonathan Smithers", "jonathan@example.org", "+4915187654321", ""],
    ["c-4", "Noor Haddad", "noor.haddad@example.org", "", "Harbour Tea"],
    ["c-5", "Ålesund Østby", "alesund@example.no", "", ""],
  ] as const;

  const found = async (q: string, filter = "") =>
    (await stage.api<Page>("GET", `/people?q=${encodeURIComponent(q)}${filter}`)).people.map(({ userId }) => userId);

  test.each([
    ["maria", ["c-1"]],
    ["GARC", ["c-1"]],
    ["garcia maria", ["c-1"]],
    ["maria lopez", ["c-1"]],
    ["john smi", ["c-2"]],
    ["smith", ["c-2", "c-3"]],
    ["jhon smith", ["c-2"]],
    ["haddda", ["c-4"]],
    ["mraia", ["c-1"]],
    ["alesund", ["c-5"]],
    ["ostby", ["c-5"]],
    ["noor.haddad@example.org", ["c-4"]],
    ["john@smi", ["c-2"]],
    ["0151 1234 5678", ["c-1"]],
    ["+49 151 876", ["c-3"]],
    ["654321", ["c-3"]],
    ["c-3", ["c-3"]],
    ["c-4-device", ["c-4"]],
    ["john acme", ["c-2"]],
    ["harbour", ["c-4"]],
    ["nobody", []],
    ["%", []],
  ])("%s finds %j", async (typed, expected) => {
    expect(await found(typed)).toEqual(expected);
  });

  test("a person's id finds them, an anonymous id only whole", async () => {
    expect(await found(await stage.personOf("user_id", "c-2"))).toEqual(["c-2"]);
    expect(await found("nobody-we-know")).toEqual([null]);
  });

  test("a search respects the filter", async () => {
    expect(await found("smith", "&known=false")).toEqual([]);
    expect(await found("acme", "&stages=purchase")).toEqual(["c-2"]);
  });

  test("lists go on page by page in every order, without gap or repetition", async () => {
    const orders: Record<string, string[]> = {
      lastSeen: ["c-5", "c-4", "c-3", "c-2", "c-1"],
      firstSeen: ["c-5", "c-3"],
      touchpoints: [],
      orders: [],
      revenue: ["c-4", "c-2"],
      name: ["c-5", "c-2", "c-3", "c-1", "c-4"],
    };
    for (const [sort, first] of Object.entries(orders)) {
      const whole = (await stage.api<Page>("GET", `/people?sort=${sort}`)).people;
      expect(whole).toHaveLength(6);
      const known = whole.filter(({ userId }) => userId);
      const named = known.map(({ userId }) => userId!);
      expect(sort === "firstSeen" ? named.filter((id) => first.includes(id)) : named.slice(0, first.length)).toEqual(
        first,
      );
      const paged = [];
      for (let after = ""; ; ) {
        const page = await stage.api<Page>("GET", `/people?sort=${sort}&limit=2${after}`);
        paged.push(...page.people);
        if (!page.next) break;
        after = `&after=${page.next}`;
      }
      expect(paged).toEqual(whole);
    }
    await expect(stage.api("GET", "/people?after=nonsense")).rejects.toThrow("earlier page");
    expect(await stage.api("GET", "/people-count")).toEqual({ people: 6 });
  });
});
