import { describe, expect, test } from "vitest";
import { countriesByCurrency, homeOf } from "./home.ts";

describe("where a workspace is at home, by its time zone", () => {
  test.each([
    ["Europe/Berlin", "DE", "EUR"],
    ["Europe/London", "GB", "GBP"],
    ["Europe/Zurich", "CH", "CHF"],
    ["America/New_York", "US", "USD"],
    ["America/Toronto", "CA", "CAD"],
    ["America/Sao_Paulo", "BR", "BRL"],
    ["America/Puerto_Rico", "PR", "USD"],
    ["Asia/Tokyo", "JP", "JPY"],
    ["Africa/Lagos", "NG", "NGN"],
    ["Australia/Sydney", "AU", "AUD"],
    ["Europe/Sofia", "BG", "EUR"],
    ["Europe/Moscow", "RU", "RUB"],
    ["Pacific/Auckland", "NZ", "NZD"],
  ])("%s is in %s, where one pays in %s", (timeZone, country, currency) => {
    expect(homeOf(timeZone)).toEqual({ country, currency });
  });

  test("a zone's new and old names mean the same", () => {
    for (const names of [
      ["Asia/Kolkata", "Asia/Calcutta"],
      ["Europe/Kyiv", "Europe/Kiev"],
      ["America/Los_Angeles", "US/Pacific"],
      ["America/Argentina/Buenos_Aires", "America/Buenos_Aires"],
      ["Asia/Ho_Chi_Minh", "Asia/Saigon"],
    ])
      expect(homeOf(names[0]!)).toEqual(homeOf(names[1]!));
    expect(homeOf("Asia/Kolkata")).toEqual({ country: "IN", currency: "INR" });
  });

  test.each(["UTC", "Etc/GMT+5", "Antarctica/Troll"])("%s is nobody's home", (timeZone) => {
    expect(homeOf(timeZone)).toBeUndefined();
  });

  test("every zone that Intl knows has a home, but those of no country", () => {
    const homeless = Intl.supportedValuesOf("timeZone").filter((zone) => !homeOf(zone));
    expect(homeless.filter((zone) => !/^(Antarctica\/|Etc\/|UTC$)/.test(zone))).toEqual([]);
  });
});

test("each country has one currency, each code is one that Intl has a name for", () => {
  const countries = Object.values(countriesByCurrency).flatMap((codes) => codes.split(" "));
  expect(new Set(countries).size).toBe(countries.length);
  const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  expect(countries.filter((code) => !regions.of(code))).toEqual([]);
  const money = new Intl.DisplayNames("en", { type: "currency", fallback: "none" });
  expect(Object.keys(countriesByCurrency).filter((code) => !money.of(code))).toEqual([]);
});
