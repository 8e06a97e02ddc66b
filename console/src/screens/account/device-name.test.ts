import { expect, test } from "vitest";
import { deviceName, isHandheld } from "./device-name.ts";

const edge =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

test("a browser is named as people name it", () => {
  expect(deviceName(edge)).toBe("Edge on Windows");
  expect(deviceName(iphone)).toBe("Safari on iPhone");
  expect(deviceName("curl/8.9.0")).toBe("curl/8.9.0");
  expect(deviceName("")).toBe("Unknown device");
});

test("telephones are told from desks", () => {
  expect([isHandheld(iphone), isHandheld(edge)]).toEqual([true, false]);
});
