import { describe, expect, test } from "vitest";
import { families, meaningOf, overridesFrom, spellingsOf } from "./catalogue.ts";
import type { Meaning } from "./meaning.ts";
import { valuePathsOf } from "./value.ts";
import { channels, departments, directions, outcomes, purposes, stages } from "./vocabulary.ts";

const entries = families.flatMap((family) => family.entries);

// Segment's specifications, name for name: E-Commerce v2, B2B SaaS, Video, Mobile, Desktop, Email, Live Chat, A/B.
const published = {
  ecommerce: `Products Searched, Product List Viewed, Product List Filtered, Promotion Viewed, Promotion Clicked,
    Product Clicked, Product Viewed, Product Added, Product Removed, Cart Viewed, Checkout Started, Checkout Step Viewed,
    Checkout Step Completed, Payment Info Entered, Order Completed, Order Updated, Order Refunded, Order Cancelled,
    Coupon Entered, Coupon Applied, Coupon Denied, Coupon Removed, Product Added to Wishlist,
    Product Removed from Wishlist, Wishlist Product Added to Cart, Product Shared, Cart Shared, Product Reviewed`,
  ecommerceV1: `Viewed Product Category, Viewed Product, Added Product, Removed Product, Completed Order, Updated Order,
    Started Order, Refunded Order, Viewed Checkout Step, Completed Checkout Step, Viewed Promotion, Clicked Promotion,
    Clicked Product, Viewed Product Details`,
  b2bSaas: `Account Created, Account Deleted, Signed Up, Signed In, Signed Out, Invite Sent, Account Added User,
    Account Removed User, Trial Started, Trial Ended`,
  video: `Video Playback Started, Video Playback Paused, Video Playback Interrupted, Video Playback Buffer Started,
    Video Playback Buffer Completed, Video Playback Seek Started, Video Playback Seek Completed, Video Playback Resumed,
    Video Playback Completed, Video Playback Exited, Video Content Started, Video Content Playing,
    Video Content Completed, Video Ad Started, Video Ad Playing, Video Ad Completed, Video Quality Updated`,
  mobile: `Application Installed, Application Opened, Application Backgrounded, Application Updated,
    Application Uninstalled, Application Crashed, Install Attributed, Push Notification Received,
    Push Notification Tapped, Push Notification Bounced, Deep Link Opened, Deep Link Clicked, Application Hidden,
    Application Unhidden, Application Terminated`,
  email: `Email Bounced, Email Delivered, Email Link Clicked, Email Marked as Spam, Email Opened, Unsubscribed`,
  liveChat: `Live Chat Conversation Started, Live Chat Conversation Ended, Live Chat Message Sent,
    Live Chat Message Received, Experiment Viewed`,
};

describe("every name that Segment has published is known", () => {
  test.each(Object.entries(published))("%s", (_family, names) => {
    const unknown = names.split(/,\s+/).filter((name) => meaningOf(name, "track") === null);
    expect(unknown).toEqual([]);
  });
});

test("no name, alias or verb-first spelling belongs to two entries", () => {
  const owners = Map.groupBy(
    entries.flatMap((entry) => spellingsOf(entry).map((spelling) => ({ spelling, name: entry.name }))),
    ({ spelling }) => spelling,
  );
  const shared = [...owners.values()].filter((claims) => claims.length > 1);
  expect(shared).toEqual([]);
});

test("every word in the catalogue is one of the vocabulary", () => {
  for (const entry of entries) {
    expect([null, ...channels]).toContain(entry.channel);
    expect([null, ...stages]).toContain(entry.stage);
    expect(departments).toContain(entry.department);
    expect([null, ...purposes]).toContain(entry.purpose);
    expect([null, ...outcomes]).toContain(entry.outcome);
    expect(directions).toContain(entry.direction);
  }
});

test("only bookkeeping has no stage, and every order has a value", () => {
  expect(entries.filter(({ stage }) => stage === null).map(({ name }) => name)).toEqual([
    "Identified",
    "Consent Updated",
    "Group Joined",
    "Alias Recorded",
  ]);
  for (const order of entries.filter(({ isOrder }) => isOrder))
    expect(valuePathsOf(order.valueProperty)).not.toEqual([]);
});

test("a name is known in every spelling", () => {
  for (const name of [
    "Order Completed",
    "order_completed",
    "orderCompleted",
    "ORDER-COMPLETED",
    "Completed Order",
    "order.completed",
    "purchase",
  ]) {
    expect(meaningOf(name, "track")).toMatchObject({ name: "Order Completed", stage: "purchase", isOrder: true });
  }
});

test("a page, an identify and the like are known by their kind, whatever they are called", () => {
  expect(meaningOf("Order Completed", "page")?.name).toBe("Page Viewed");
  expect(meaningOf("Identified", "identify")).toMatchObject({ stage: null, isOrder: false });
});

test("nobody has said what an unknown name means", () => {
  for (const name of ["Beans Roasted", "", "constructor", "__proto__"]) expect(meaningOf(name, "track")).toBeNull();
});

describe("a workspace's own mapping", () => {
  const roasted: Meaning = {
    name: "Beans Roasted",
    channel: "in-store",
    stage: "loyalty",
    department: "product",
    purpose: null,
    outcome: "success",
    direction: "outbound",
    valueProperty: null,
    isOrder: false,
  };

  test("makes an unknown name known, in every spelling", () => {
    const overrides = overridesFrom([roasted]);
    expect(meaningOf("Beans Roasted", "track", overrides)).toBe(roasted);
    expect(meaningOf("beans_roasted", "track", overrides)).toBe(roasted);
  });

  test("goes before the catalogue, and takes nothing away from other workspaces", () => {
    const own = { ...roasted, name: "Order Completed" };
    expect(meaningOf("Order Completed", "track", overridesFrom([own]))).toBe(own);
    expect(meaningOf("Order Completed", "track")?.isOrder).toBe(true);
  });

  test("may say what a page is", () => {
    const own = { ...roasted, name: "Page Viewed" };
    expect(meaningOf("Page Viewed", "page", overridesFrom([own]))).toBe(own);
  });

  test("may tell two spellings apart", () => {
    const spoken = { ...roasted, name: "beans_roasted", stage: "service" } as const;
    const overrides = overridesFrom([spoken, roasted]);
    expect(meaningOf("beans_roasted", "track", overrides)?.stage).toBe("service");
    expect(meaningOf("Beans Roasted", "track", overrides)?.stage).toBe("loyalty");
  });
});
