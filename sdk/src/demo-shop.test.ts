import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleSdk } from "../build.ts";
import { launchBrowser } from "./browser.fixture.ts";
import type { Message } from "./message.ts";
import { eventually } from "./site.fixture.ts";
import { snippet } from "./snippet.ts";

const FOLDER = new URL("../../simulator/shop/", import.meta.url);
const TYPES: Record<string, string> = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
// As strict as the server that serves the shop.
const POLICY = "default-src 'self'; img-src 'self' data:";

let browser: Browser;
let script: string;

beforeAll(async () => {
  [browser, script] = await Promise.all([launchBrowser(), bundleSdk()]);
});
afterAll(() => browser.close());

interface Shop {
  page: Page;
  heard: Message[];
  complaints: string[];
  visit(path: string): Promise<void>;
}

/** Serves the shop at `/demo/` as the server does, and opens it for a new visitor. */
async function inShop(story: (shop: Shop) => Promise<void>, options: Parameters<Browser["newContext"]>[0] = {}) {
  const heard: Message[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://shop");
    if (pathname === "/v1/batch") {
      heard.push(...JSON.parse((await request.toArray()).join("")).batch);
      return response.end("{}");
    }
    const file = pathname.slice("/demo/".length);
    const type = TYPES[extname(file)] ?? "text/html";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
    if (pathname === "/sdk.js") return response.end(script);
    // The chat is tried with a chat server of its own, in widget/src.
    if (pathname === "/chat.js") return response.end("");
    const content = await readFile(new URL(TYPES[extname(file)] ? file : "index.html", FOLDER), "utf8");
    return response.end(content.replaceAll("__WRITE_KEY__", "key-1"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const site = `http://localhost:${(server.address() as AddressInfo).port}/demo/`;
  page.on(
    "request",
    (request) => new URL(request.url()).origin !== new URL(site).origin && complaints.push(request.url()),
  );
  const visit = async (path: string) => void (await page.goto(site + path));

  try {
    await story({ page, heard, complaints, visit });
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
}

const names = (heard: Message[]) =>
  heard.map(({ type, event, context }) => (type === "page" ? context.page.path : (event ?? type)));

test("an order tells its whole story in Segment's names, once consent is given", () =>
  inShop(async ({ page, heard, visit }) => {
    await visit("?utm_source=news");
    await page.getByRole("button", { name: "Yes, record" }).click();
    await page.getByRole("link", { name: "Nightjar" }).click();
    await page.getByRole("radio", { name: "1 kg" }).check();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("link", { name: "View cart" }).click();
    await page.getByRole("button", { name: "One more" }).click();
    await page.getByLabel("Code").fill("welcome10");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("link", { name: "Check out" }).click();
    await page.getByRole("radio", { name: "Card" }).check();
    for (const [label, text] of Object.entries({
      Mail: "Noor@Example.com",
      "First name": "Noor",
      "Last name": "Haddad",
      "Street and number": "3 quai Finkwiller",
      "Postal code": "67000",
      Town: "Strasbourg",
    })) {
      await page.getByLabel(label).fill(text);
    }
    await page.getByRole("button", { name: /Order for/ }).click();
    await page.getByRole("heading", { name: "Thank you, Noor" }).waitFor();

    await eventually(() => names(heard).at(-1)).toBe("/demo/checkout/thank-you");
    expect(names(heard)).toEqual([
      "/demo/",
      "Product List Viewed",
      "Consent Updated",
      "Product Clicked",
      "/demo/products/nightjar-espresso",
      "Product Viewed",
      "Product Viewed",
      "Product Added",
      "/demo/cart",
      "Cart Viewed",
      "Product Added",
      "Coupon Entered",
      "Coupon Applied",
      "/demo/checkout",
      "Checkout Started",
      "Payment Info Entered",
      "identify",
      "Signed Up",
      "Order Completed",
      "/demo/checkout/thank-you",
    ]);
    const order = heard.find(({ event }) => event === "Order Completed")!;
    expect(order.userId).toMatch(/^customer-[0-9a-f]{8}$/);
    expect(order.properties).toMatchObject({
      order_id: expect.stringMatching(/^BW-/),
      subtotal: 76,
      discount: 7.6,
      shipping: 0,
      tax: 3.57,
      revenue: 64.83,
      total: 68.4,
      coupon: "WELCOME10",
      currency: "EUR",
      products: [{ product_id: "p106", sku: "BB-ES-106", name: "Nightjar Espresso 1 kg", price: 38, quantity: 2 }],
    });
    const identify = heard.find(({ type }) => type === "identify")!;
    expect(identify.traits).toMatchObject({
      email: "noor@example.com",
      name: "Noor Haddad",
      address: { city: "Strasbourg" },
    });
    expect(heard[0]!.context.campaign).toEqual({ source: "news" });
  }));

test("nothing is told about a visitor who does not want it, and the shop works all the same", () =>
  inShop(async ({ page, heard, visit }) => {
    await visit("products/bluebird-mug");
    await page.getByRole("button", { name: "Do not record" }).click();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("link", { name: "View cart" }).click();
    await page.getByRole("button", { name: "Remove Bluebird mug" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("€16.00").first().waitFor();
    expect(heard).toEqual([]);
  }));

test("signing in identifies, and signing out makes the visitor a stranger", () =>
  inShop(async ({ page, heard, visit }) => {
    await visit("account");
    await page.getByRole("button", { name: "Yes, record" }).click();
    await page.getByLabel("Mail").fill("noor@example.com");
    await page.getByLabel("First name").fill("Noor");
    await page.getByLabel("Password").fill("any");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await eventually(() => names(heard).at(-1)).toBe("Product List Viewed");
    const [first, last] = [heard[0]!, heard.at(-1)!];
    expect(heard.find(({ type }) => type === "identify")).toMatchObject({ anonymousId: first.anonymousId });
    expect(last.anonymousId).not.toBe(first.anonymousId);
    expect(last.userId).toBeUndefined();
  }));

test.each(["light", "dark"] as const)("every page is accessible and fits a narrow screen, %s", (colorScheme) =>
  inShop(
    async ({ page, visit }) => {
      const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      await page.addInitScript(`localStorage.setItem("bluebird:cart", '${CART}')`);
      for (const path of [
        "",
        "shop",
        "products/nightjar-espresso",
        "cart",
        "checkout",
        "account",
        "help",
        "help/grind",
        "no",
      ]) {
        await visit(path);
        await page.addScriptTag({ content: axe });
        const problems = await page.evaluate(
          `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }).then(({ violations }) =>
            violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`,
        );
        expect(problems, path).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path).toBe(true);
      }
    },
    { colorScheme, viewport: { width: 320, height: 700 }, bypassCSP: true },
  ),
);

const CART = JSON.stringify({ id: "c-1", lines: [{ sku: "BB-ES-106", grind: "Filter", quantity: 2 }] });

test("the shop's snippet is the one that the SDK writes, but for where it reads the write key", async () => {
  const shop = await readFile(new URL("snippet.js", FOLDER), "utf8");
  const expected = snippet("", "KEY", { consent: "required" })
    .replace(/<\/?script>\n?/g, "")
    .replace('"KEY"', 'd.querySelector("meta[name=throughline-write-key]").content')
    .replace('"host":"",', "");
  expect(shop).toContain(expected);
});

test("the shop sells what the sample company sells, at its prices", async () => {
  const { products } = await import(new URL("catalogue.js", FOLDER).href);
  const { coffees, equipment } = await import(new URL("../src/products.ts", FOLDER).href);
  type Size = { id: string; sku: string; name: string; price: number };
  const sold = products.flatMap(({ sizes, category }: { sizes: Size[]; category: string }) =>
    sizes.map(({ id, sku, name, price }) => ({ product_id: id, sku, name, price, category })),
  );
  expect(sold).toEqual(
    [...coffees, ...equipment]
      .map(({ url, brand, ...product }) => product)
      .map((each) => expect.objectContaining(each)),
  );
});
