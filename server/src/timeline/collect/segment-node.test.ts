import { Analytics, type HTTPClient, type HTTPClientRequest } from "@segment/analytics-node";
import { expect, test } from "vitest";
import { isRefusal } from "./body-refusal.ts";
import { type CollectedRequest, collect } from "./collect.ts";

test("what Segment's own Node SDK sends is collected whole, under its own ids and times", async () => {
  const door = new DoorForTests();
  const analytics = new Analytics({ writeKey: "wk", host: "http://cx.example.com", flushAt: 10, httpClient: door });
  const timestamp = new Date("2026-02-03T04:05:06.789Z");
  analytics.identify({ userId: "noor", traits: { email: "noor@example.com" } });
  analytics.track({
    userId: "noor",
    event: "Order Completed",
    properties: { revenue: 12.5 },
    timestamp,
    messageId: "m-1",
  });
  analytics.page({ anonymousId: "visitor", category: "Shop", name: "Beans" });
  analytics.screen({ anonymousId: "visitor", name: "Cart" });
  analytics.group({ userId: "noor", groupId: "roasters", traits: { name: "Roasters" } });
  analytics.alias({ userId: "noor", previousId: "visitor" });
  await analytics.closeAndFlush();

  const [request] = door.requests;
  expect(request).toMatchObject({ writeKey: "wk", isBatch: true, bad: [] });
  expect(request?.good.map(({ name }) => name)).toEqual([
    "Identified",
    "Order Completed",
    "Page Viewed",
    "Screen Viewed",
    "Group Joined",
    "Alias Recorded",
  ]);
  expect(request?.good[1]).toMatchObject({ messageId: "m-1", properties: { revenue: 12.5 } });
  expect(Math.abs(request!.good[1]!.occurredAt - timestamp.getTime())).toBeLessThan(1000);
  expect(request?.good[0]?.context.library).toMatchObject({ name: "@segment/analytics-node" });
});

class DoorForTests implements HTTPClient {
  readonly requests: CollectedRequest[] = [];

  async makeRequest({ url, headers, body }: HTTPClientRequest) {
    const { pathname: path } = new URL(url);
    const { Authorization: authorization } = headers as Record<string, string>;
    const outcome = collect({ path, bytes: Buffer.from(String(body)), authorization, receivedAt: Date.now() });
    if (isRefusal(outcome)) return { status: outcome.status, statusText: outcome.sentence };
    this.requests.push(outcome);
    return { status: 200, statusText: "OK" };
  }
}
