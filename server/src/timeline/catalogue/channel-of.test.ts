import { expect, test } from "vitest";
import { meaningOf } from "./catalogue.ts";
import { channelOf, type Origin } from "./channel-of.ts";

const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

const origins: [what: string, origin: Origin, channel: string | null][] = [
  ["Segment in a browser", { context: { library: { name: "analytics.js" }, userAgent: chrome } }, "web"],
  [
    "a visit by an advertisement",
    { sourceKind: "browser", context: { campaign: { medium: "cpc", source: "google" } } },
    "web",
  ],
  ["RudderStack in a browser", { context: { library: { name: "RudderLabs JavaScript SDK" } } }, "web"],
  ["a page seen on a phone", { context: { page: { url: "https://a.example" }, os: { name: "Android" } } }, "web"],
  ["Segment on Android", { context: { library: { name: "analytics-android" } } }, "app"],
  ["Segment in Kotlin", { context: { library: { name: "analytics-kotlin" } } }, "app"],
  ["RudderStack on iOS", { context: { library: { name: "rudder-ios-library" } } }, "app"],
  ["React Native", { context: { library: { name: "@segment/analytics-react-native" } } }, "app"],
  ["a phone without a library", { context: { os: { name: "iOS" } } }, "app"],
  ["an app's user agent", { userAgent: "Beans/3 CFNetwork/1410.0.3 Darwin/22.6.0" }, "app"],
  ["a till that says so", { sourceKind: "server", context: { channel: "In Store" } }, "in-store"],
  ["a call list that says so", { sourceKind: "server", context: { channel: "phone" } }, "voice"],
  [
    "a server",
    {
      sourceKind: "server",
      context: { library: { name: "@segment/analytics-node" } },
      userAgent: "analytics-node-next/latest",
    },
    null,
  ],
  ["nonsense", { sourceKind: "constructor", context: { channel: {}, library: "x", page: 1, os: null } }, null],
  ["nothing", {}, null],
];

test.each(origins)("%s", (_what, origin, channel) => {
  expect(channelOf(origin)).toBe(channel);
});

test("a name that belongs to a channel goes before its source", () => {
  const server = { sourceKind: "server", context: { library: { name: "analytics-node" }, userAgent: chrome } };
  expect(channelOf(server, meaningOf("Email Opened", "track"))).toBe("email");
  expect(channelOf({ sourceKind: "browser" }, meaningOf("Live Chat Message Sent", "track"))).toBe("chat");
  expect(channelOf({ sourceKind: "browser" }, meaningOf("Order Completed", "track"))).toBe("web");
});
