import { expect, test } from "vitest";
import { gistOf } from "./gist.ts";

test("a touchpoint is told by what it was about", () => {
  expect(gistOf({ email_subject: "Your order", email_id: "m-1" })).toEqual(["Your order"]);
  expect(gistOf({ subject: "Where is it?", topic: "late delivery", agent_name: "Jonas" })).toEqual([
    "Where is it?",
    "late delivery",
    "Jonas",
  ]);
  expect(gistOf({ products: [{ name: "Guji 250 g" }, {}], order_id: "B1" })).toEqual(["Guji 250 g and 1 more", "B1"]);
  expect(gistOf({ late: true, carrier: "Swallow Post", order_id: "B2" })).toEqual(["late", "Swallow Post", "B2"]);
  expect(gistOf({ rating: 5, review_body: "The best." })).toEqual(["5 of 5", "“The best.”"]);
  expect(gistOf({ score: "9", scale: 10 })).toEqual(["9 of 10"]);
  expect(gistOf({ name: "Cart", path: "/cart" })).toEqual(["Cart"]);
  expect(gistOf({ path: "/cart" })).toEqual(["/cart"]);
  expect(gistOf({ purposes: { marketing: false } })).toEqual(["marketing: no"]);
});

test("what says nothing is left out", () => {
  expect(gistOf({})).toEqual([]);
  expect(gistOf({ name: "  ", products: [], score: "none", price: 3, query: 7 })).toEqual([]);
  expect(gistOf({ products: [null] })).toEqual(["1 item"]);
});
