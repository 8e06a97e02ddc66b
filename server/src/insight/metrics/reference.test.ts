import fc from "fast-check";
import { expect, test } from "vitest";
import type { ServiceMetricKey } from "../contract.ts";
import type { Facts } from "./facts.sql.ts";
import type { Surroundings } from "./metric.ts";
import { serviceMetrics } from "./metrics.ts";
import { Story } from "./story.ts";

// The metrics against a slow and simple reading of the same history, minute by minute, that shares nothing with them.

const deeds = ["customer", "human", "bot", "resolve", "bot resolves", "open", "pend", "ada", "ben", "nobody"] as const;
type Deed = { minute: number; what: (typeof deeds)[number] };

const length = 600;
const history = fc
  .uniqueArray(fc.record({ minute: fc.integer({ min: 0, max: length }), what: fc.constantFrom(...deeds) }), {
    selector: ({ minute }) => minute,
    maxLength: 40,
    size: "max",
  })
  .map((log) => log.toSorted((one, other) => one.minute - other.minute));

const minute = 60_000;
const stateOf = { resolve: "resolved", "bot resolves": "resolved", open: "open", pend: "pending" } as const;
const ownerOf = { ada: "ada", ben: "ben", nobody: null } as const;

function factsOf(log: readonly Deed[], isContact: boolean): Facts {
  const authors = { customer: "customer:1", human: "member:1", bot: "bot:1" } as const;
  const messages = log.flatMap(({ minute: at, what }): Facts["messages"] =>
    what in authors
      ? [[at * minute, what === "customer" ? "inbound" : "reply", authors[what as keyof typeof authors]]]
      : [],
  );
  const state = changesOf(log, "state_changed", stateOf, "open" as string);
  const owner = changesOf(log, "assignee_changed", ownerOf, null as string | null);
  const events = [...state.events, ...owner.events].toSorted((one, other) => one[0] - other[0]);
  return {
    ...{
      conversationId: "c",
      number: 1,
      title: "",
      personId: "p",
      channel: "chat",
      openedAt: 0,
      tags: [],
    },
    ...{ openedBy: isContact ? "customer:1" : "member:1", state: state.now, teamId: null, assigneeId: owner.now },
    ...{ messages, events, activity: [] },
  };
}

function changesOf<Value>(log: readonly Deed[], kind: string, values: Record<string, Value>, first: Value) {
  const events: Facts["events"] = [];
  let now = first;
  for (const { minute: at, what } of log.filter((deed) => deed.what in values)) {
    const author = what === "bot resolves" ? "bot:1" : "member:1";
    if (values[what] !== now) events.push([at * minute, kind, author, { from: now, to: values[what] }]);
    now = values[what]!;
  }
  return { events, now };
}

/** What is so at each minute, written down. */
function diary(log: readonly Deed[], asOf: number) {
  const pages = [];
  let [state, owner]: [string, string | null] = ["open", null];
  for (let now = 0; now <= Math.min(length, asOf); now += 1) {
    const what = log.find((deed) => deed.minute === now)?.what;
    const [before, ownedBefore] = [state, owner];
    if (what && what in stateOf) state = stateOf[what as keyof typeof stateOf];
    if (what && what in ownerOf) owner = ownerOf[what as keyof typeof ownerOf];
    pages.push({ now, what, before, state, moved: Boolean(ownedBefore && owner && ownedBefore !== owner) });
  }
  return pages;
}

interface Counted {
  at: number;
  value: number;
}

function expectedOf(log: readonly Deed[], isContact: boolean, asOf: number, dayEnds: readonly number[]) {
  const pages = diary(log, asOf);
  const resolved = pages
    .filter(({ before, state }) => before !== "resolved" && state === "resolved")
    .map(({ now }) => now);
  const reopened = pages
    .filter(({ before, state }) => before === "resolved" && state !== "resolved")
    .map(({ now }) => now);
  const first = resolved[0];
  const last = resolved.at(-1);
  const asked = pages.find(({ what }) => what === "customer")?.now;
  const firstReply = pages.find(({ what, now }) => what === "human" && asked !== undefined && now >= asked)?.now;
  const earlier = pages.some(({ what, now }) => what === "human" && asked !== undefined && now < asked);
  const replies = pages.filter(({ what }) => what === "human").map(({ now }) => now);
  const before = (now: number, what: string) => pages.filter((page) => page.what === what && page.now <= now).length;
  const each = (at: number | undefined, value: () => number): Counted[] =>
    at === undefined ? [] : [{ at, value: value() }];
  const minutesIn = (state: string) =>
    pages.filter(({ now, state: held }) => now < last! && held === state).length * 60;
  const next = replies.flatMap((now, place) => {
    const since = pages.find(
      (page) => page.what === "customer" && page.now > (replies[place - 1] ?? -1) && page.now < now,
    );
    return since ? [{ at: now, value: (now - since.now) * 60 }] : [];
  });
  const at = (now: number) => pages[Math.min(now, length)]!;
  const open = dayEnds.filter((now) => at(now).state !== "resolved");
  const waiting = (now: number) => {
    const answered = replies.filter((reply) => reply <= now).at(-1) ?? -1;
    return pages.find((page) => page.what === "customer" && page.now > answered && page.now <= now)?.now;
  };
  const expected: Partial<Record<ServiceMetricKey, Counted[]>> = {
    first_response_time:
      isContact && firstReply !== undefined && !earlier ? [{ at: firstReply, value: (firstReply - asked!) * 60 }] : [],
    next_response_time: next,
    first_resolution_time: each(first, () => first! * 60),
    full_resolution_time: each(last, () => last! * 60),
    requester_wait_time: each(last, () => minutesIn("open")),
    agent_wait_time: each(last, () => minutesIn("pending")),
    reopen_rate: each(first, () => (reopened.length > 0 ? 1 : 0)),
    transfers: each(first, () => pages.filter(({ moved, now }) => moved && now <= first!).length),
    touches: each(first, () => before(first!, "human")),
    backlog: open.map((now) => ({ at: now, value: now * 60 })),
    unanswered: open.flatMap((now) =>
      waiting(now) === undefined ? [] : [{ at: now, value: (now - waiting(now)!) * 60 }],
    ),
  };
  return expected;
}

test("metrics agree with a slow reading of the same history, for any period and as of any time", () => {
  fc.assert(
    fc.property(
      history,
      fc.boolean(),
      fc.tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: length })),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(length + 100) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: length }) },
      ),
      (log, isContact, bounds, asOf) => {
        const [from, until] = [Math.min(...bounds), Math.max(...bounds) + 1];
        const dayEnds = [100, 250, 400, 599].filter((end) => end <= asOf);
        const around: Surroundings = {
          ...{
            from: from * minute,
            until: until * minute,
            asOf: asOf * minute,
            dayEnds: dayEnds.map((end) => end * minute),
          },
          ...{ contactsOf: () => [], targetSeconds: 60, availability: [], activity: [] },
        };
        const story = new Story(factsOf(log, isContact), asOf * minute);
        for (const [key, all] of Object.entries(expectedOf(log, isContact, asOf, dayEnds))) {
          const metric = serviceMetrics.find((each) => each.key === key)!;
          const counted = metric.observe(story, around).filter(({ by }) => !metric.humansOnly || by === "human");
          const wanted = metric.kind === "standing" ? all : all.filter(({ at }) => at >= from && at < until);
          expect(
            counted.map(({ at, value }) => ({ at: at / minute, value })),
            key,
          ).toEqual(wanted);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
