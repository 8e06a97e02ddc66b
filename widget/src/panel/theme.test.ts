import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast } from "../colour.ts";
import { paletteOf } from "./theme.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("text can be read (4.5:1) on and in any company's colour, in light and dark", () => {
  fc.assert(
    fc.property(colour, colour, fc.constantFrom("light" as const, "dark" as const), (accent, onAccent, scheme) => {
      const palette = paletteOf(accent, onAccent, scheme);
      const canvas = scheme === "light" ? "#ffffff" : "#18191b";
      expect(contrast(palette["--on-accent"], palette["--accent"])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette["--accent-text"], canvas)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette["--accent-text"], palette["--accent-tint"])).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2000 },
  );
});

test("the company's own choice stands where it can be read, and what is no colour is not used", () => {
  expect(paletteOf("#ffd400", "#222222", "light")["--on-accent"]).toBe("#222222");
  expect(paletteOf("#ffd400", "#ffffff", "light")["--on-accent"]).toBe("#000000");
  expect(paletteOf("red; background: url(x)", undefined, "light")["--accent"]).toBe("#3358d4");
});
