import fc from "fast-check";
import { expect, test } from "vitest";
import { delayMs } from "./backoff.ts";
import { type Deed, type Link, type LinkEvent, resting, step } from "./link.ts";

const lost = (code = 1006): LinkEvent => ({ kind: "lost", code });
const due: LinkEvent = { kind: "due" };
const answered: LinkEvent = { kind: "answered" };
const wanted: LinkEvent = { kind: "wanted" };

function after(...events: LinkEvent[]): { link: Link; deeds: Deed[] } {
  let link = resting;
  let deeds: Deed[] = [];
  for (const event of events) [link, deeds] = step(link, event, 0.5);
  return { link, deeds };
}

test("a page that lets no socket through is polled after two attempts, and asked again once polling goes well", () => {
  const polling = after(wanted, lost(), due, lost(), due);
  expect(polling.deeds).toEqual([{ kind: "open", way: "poll" }]);
  const upgraded = after(wanted, lost(), due, lost(), due, answered, { kind: "upgrade" });
  expect(upgraded.deeds).toEqual([{ kind: "close" }, { kind: "open", way: "socket" }]);
  const back = after(wanted, lost(), due, lost(), due, answered, { kind: "upgrade" }, lost(), due);
  expect(back.deeds).toEqual([{ kind: "open", way: "poll" }]);
});

test("where a socket once worked, a cut is followed by a socket, and the two take turns while nothing answers", () => {
  const ways = (cuts: number) => {
    const { link } = after(wanted, answered, lost(), ...Array.from({ length: cuts }, () => [due, lost()]).flat());
    return link.way;
  };
  expect([0, 1, 2, 3, 4].map(ways)).toEqual(["socket", "socket", "poll", "socket", "poll"]);
});

test("a server that wants nobody back is left alone", () => {
  for (const code of [4403, 4404]) {
    const stopped = after(wanted, lost(code), wanted, due, { kind: "unwanted" });
    expect(stopped.link.phase).toBe("stopped");
    expect(stopped.deeds).toEqual([]);
  }
});

test("an unknown session is made anew at the next attempt, and says nothing against sockets", () => {
  const { link, deeds } = after(wanted, lost(4401));
  expect(deeds.map(({ kind }) => kind)).toEqual(["close", "forget", "wait"]);
  expect(link).toMatchObject({ phase: "waiting", way: "socket", deafSockets: 0 });
});

test("what the server asks to wait is waited", () => {
  expect(after(wanted, { kind: "lost", code: 4429, afterMs: 7000 }).deeds).toContainEqual({ kind: "wait", ms: 7000 });
});

test("a wanted connection is always being tried, held, or waited for, whatever happens", () => {
  const events: LinkEvent[] = [wanted, answered, due, lost(), lost(4401), lost(1012), { kind: "upgrade" }];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events)), (story) => {
      let [link, deeds] = step(resting, wanted, 0.1);
      for (const event of story) {
        const before = link;
        [link, deeds] = step(link, event, 0.1);
        expect(link.phase).not.toBe("resting");
        if (link.phase === "waiting" && before.phase !== "waiting") expect(deeds.at(-1)!.kind).toBe("wait");
        if (link.phase === "trying" && before.phase !== "trying") expect(deeds.at(-1)!.kind).toBe("open");
      }
    }),
  );
});

test("waits double from half a second to half a minute, with some chance in them", () => {
  expect([1, 2, 3, 7, 20].map((failures) => delayMs(failures, 1))).toEqual([500, 1000, 2000, 30_000, 30_000]);
  expect(delayMs(1, 0)).toBe(250);
});
