import { expect, test } from "vitest";
import { bundleWidget, sizesOf } from "../build.ts";

test("the loader is at most 5 KB gzip, the panel with any one language at most 50 KB", async () => {
  const widget = await bundleWidget();
  const sizes = sizesOf(widget);
  expect(sizes.loader).toBeLessThanOrEqual(5 * 1024);
  expect(sizes.panel).toBeLessThanOrEqual(50 * 1024);
  expect(widget.assets.map(({ name }) => name.split("-")[0]).sort()).toEqual(
    ["ar", "de", "es", "fr", "he", "it", "nl", "panel", "pl", "pt", "tr"].sort(),
  );
});
