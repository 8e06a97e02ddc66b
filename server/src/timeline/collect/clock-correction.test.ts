import { describe, expect, test } from "vitest";
import { noon, sent } from "./collect.fixture.ts";

const view = { type: "track", event: "Product Viewed", userId: "noor" };
const hour = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();

function occurrence(path: string, body: object) {
  const { good, bad } = sent(path, body);
  return good[0] ? [good[0].occurredAt, good[0].clockSkewMilliseconds] : bad[0]?.code;
}

describe("receivedAt - (sentAt - originalTimestamp)", () => {
  test("a clock an hour fast is put right", () => {
    const batch = [{ ...view, originalTimestamp: iso(noon + hour - 5000) }];
    expect(occurrence("/v1/batch", { batch, sentAt: iso(noon + hour) })).toEqual([noon - 5000, -hour]);
  });

  test("so it is with `timestamp`, which is what analytics-node sends", () => {
    const batch = [{ ...view, timestamp: iso(noon - hour - 5000) }];
    expect(occurrence("/v1/batch", { batch, sentAt: iso(noon - hour) })).toEqual([noon - 5000, hour]);
  });

  test("and with both where they are the same, as our own SDK sends them", () => {
    const time = iso(noon + hour - 5000);
    const batch = [{ ...view, timestamp: time, originalTimestamp: time }];
    expect(occurrence("/v1/batch", { batch, sentAt: iso(noon + hour) })).toEqual([noon - 5000, -hour]);
  });

  test("a device that believes it is 1970 is put right, since both of its times are wrong alike", () => {
    expect(occurrence("/v1/t", { ...view, timestamp: iso(1000), sentAt: iso(3000) })).toEqual([
      noon - 2000,
      noon - 3000,
    ]);
  });

  test("the request's sentAt goes before an item's own, which a retry leaves stale", () => {
    const batch = [{ ...view, timestamp: iso(noon - 10_000), sentAt: iso(noon - 9000) }];
    expect(occurrence("/v1/batch", { batch, sentAt: iso(noon) })).toEqual([noon - 10_000, 0]);
  });

  test("an import with sentAt is corrected too: Android's SDK sends everything to /v1/import", () => {
    const batch = [{ ...view, timestamp: iso(noon + hour) }];
    expect(occurrence("/v1/import", { batch, sentAt: iso(noon + hour) })).toEqual([noon, -hour]);
  });
});

describe("a time that stands as it was said", () => {
  test("without sentAt, so that a purchase of 1997 can be imported", () => {
    const batch = [{ ...view, timestamp: "1997-01-01T00:00:00Z" }];
    expect(occurrence("/v1/import", { batch })).toEqual([Date.UTC(1997, 0, 1), 0]);
  });

  test("with a sentAt that cannot be read", () => {
    expect(occurrence("/v1/track", { ...view, timestamp: iso(noon - hour), sentAt: "soon" })).toEqual([noon - hour, 0]);
  });

  test("when another server has received, stamped and corrected it before", () => {
    const relayed = { receivedAt: "2015-12-10T04:08:31.909Z", sentAt: "2015-12-10T04:08:31.581Z" };
    const item = {
      ...view,
      ...relayed,
      timestamp: "2015-12-10T04:08:31.905Z",
      originalTimestamp: "2015-12-10T04:08:31.577Z",
    };
    expect(occurrence("/v1/track", item)).toEqual([Date.parse("2015-12-10T04:08:31.905Z"), 0]);
  });

  test("when the sender was told it: RudderStack's SDKs say when they were called beside it", () => {
    const batch = [{ ...view, timestamp: "2026-02-03T04:05:06.789Z", originalTimestamp: iso(noon + hour - 5000) }];
    const said = Date.parse("2026-02-03T04:05:06.789Z");
    expect(occurrence("/v1/batch", { batch, sentAt: iso(noon + hour) })).toEqual([said, 0]);
  });

  test("and without any time it happened when it was received", () => {
    expect(occurrence("/v1/track", { ...view, timestamp: null, sentAt: iso(noon - hour) })).toEqual([noon, 0]);
  });
});

test("the limits hold for the corrected time: from 1971 to a day ahead", () => {
  const at = (timestamp: string) => occurrence("/v1/track", { ...view, timestamp });
  expect(at("1970-12-31T23:59:59.999Z")).toBe("time_out_of_range");
  expect(at("1971-01-01T00:00:00.000Z")).toEqual([Date.UTC(1971, 0, 1), 0]);
  expect(at(iso(noon + 24 * hour))).toEqual([noon + 24 * hour, 0]);
  expect(at(iso(noon + 24 * hour + 1))).toBe("time_out_of_range");
  expect(occurrence("/v1/track", { ...view, timestamp: iso(noon), sentAt: iso(0) })).toBe("time_out_of_range");
});
