import { describe, expect, test } from "vitest";
import { guessFormat } from "./guess-format.ts";
import { type Column, guessMapping } from "./guess-mapping.ts";
import { guessTimeFormat, guessValueType } from "./guess-values.ts";

const guess = (text: string | Buffer, isWhole = true) => guessFormat(Buffer.from(text), isWhole);

describe("the format of a file is guessed", () => {
  test("by what divides its rows into the same number of cells", () => {
    expect(guess("a,b\n1,2\n3,4\n")).toMatchObject({ kind: "csv", delimiter: ",", header: true });
    expect(guess("a;b\n1,5;2\n3,5;4\n")).toMatchObject({ delimiter: ";" });
    expect(guess("a\tb c\n1\t2 x y\n")).toMatchObject({ delimiter: "\t" });
    expect(guess("a|b\n1|2\n")).toMatchObject({ delimiter: "|" });
    expect(guess(" id  date\n 1   19970101\n")).toMatchObject({ delimiter: "blanks", quote: null });
    expect(guess('name,note\nAda,"one; two; three"\nNoor,"a; b; c"\n')).toMatchObject({ delimiter: "," });
    expect(guess("email\nada@kestrel.example\n")).toMatchObject({ delimiter: ",", header: true });
  });

  test("by objects on its lines", () => {
    expect(guess('{"a":1}\n{"a":2}\n')).toEqual({ kind: "json_lines", encoding: "utf-8" });
    expect(guess("{not json\n")).toMatchObject({ kind: "csv" });
  });

  test("by its bytes, even when its beginning ends within a character", () => {
    expect(guess(Buffer.from("a,b\nM\xfcller,2\n", "latin1")).encoding).toBe("windows-1252");
    expect(guess(Buffer.from("a,b\n1,2\n", "utf16le")).encoding).toBe("utf-16le");
    expect(guess(Buffer.from("a,b\n1,2\n", "utf16le").swap16()).encoding).toBe("utf-16be");
    const cut = Buffer.from("a,b\nMüller 🐦", "utf8").subarray(0, -1);
    expect(guess(cut, false).encoding).toBe("utf-8");
  });

  test("with or without a header", () => {
    expect(guess("00004 0001 19970101\n00004 0001 19970118\n")).toMatchObject({ header: false });
    expect(guess("ada@kestrel.example,5\nnoor@kestrel.example,7\n")).toMatchObject({ header: false });
    expect(guess("name,city\nAda,Ulm\n")).toMatchObject({ header: true });
    expect(guess("Ada,Ada\nNoor,Ulm\n")).toMatchObject({ header: false });
  });
});

describe("values are guessed", () => {
  test("as times by what nearly all of them are", () => {
    expect(guessTimeFormat(["19970101", "19971231"])).toBe("yyyymmdd");
    expect(guessTimeFormat(["1700000000", "1700000001.5"])).toBe("epoch_seconds");
    expect(guessTimeFormat(["1700000000123"])).toBe("epoch_milliseconds");
    expect(guessTimeFormat(["03/04/2026", "12/25/2026"])).toBe("month_first");
    expect(guessTimeFormat(["03/04/2026"], false)).toBe("month_first");
    expect(guessTimeFormat(["03.04.2026"], false)).toBe("day_first");
    expect(guessTimeFormat(["2026-01-01", "2026-01-02T10:00Z", "", "", ""])).toBeUndefined();
    expect(guessTimeFormat(["12", "7"])).toBeUndefined();
  });

  test("as numbers only if none is a code", () => {
    expect(guessValueType(["1", "2.5", "1,000"])).toBe("number");
    expect(guessValueType(["1,5", "2"])).toBe("number_with_comma");
    expect(guessValueType(["01234", "10115"])).toBe("text");
    expect(guessValueType(["yes", "No"])).toBe("boolean");
    expect(guessValueType(['{"a":1}', "[1]"])).toBe("json");
    expect(guessValueType([])).toBe("text");
  });
});

describe("what columns mean is guessed", () => {
  const surroundings = { fileName: "call list 3.csv", isJson: false, prefersDayFirst: true, timeZone: "UTC" };
  const columns = (values: Record<string, unknown[]>): Column[] =>
    Object.entries(values).map(([name, some]) => ({ name, values: some }));

  test("by their names and values", () => {
    const found = columns({
      Kundennummer: ["17", "18"],
      "Anrufer-Mail": ["ada@kestrel.example", ""],
      "Phone number": ["+49 731 1", "+49 731 2"],
      first_name: ["Ada", "Noor"],
      "Date of birth": ["1990-01-01", "1991-01-01"],
      "Called at": ["1.3.2026 9:00", "2.3.2026 9:00"],
      Minuten: ["3,5", "4"],
      empty: ["", ""],
    });
    expect(guessMapping(found, surroundings)).toEqual({
      shape: "rows",
      userId: "Kundennummer",
      anonymousId: null,
      email: "Anrufer-Mail",
      phone: "Phone number",
      messageId: null,
      event: { constant: "Call list" },
      time: { column: "Called at", format: "day_first" },
      timeZone: "UTC",
      properties: [{ column: "Minuten", name: "Minuten", type: "number_with_comma" }],
      traits: [
        { column: "first_name", name: "first_name", type: "text" },
        { column: "Date of birth", name: "Date of birth", type: "text" },
      ],
      channel: null,
    });
  });

  test("an order by its value, an event by its column, and a message id only where each is another", () => {
    const orders = columns({ customer_id: ["1"], date: ["20260101"], dollar_value: ["5"] });
    expect(guessMapping(orders, surroundings)).toMatchObject({ event: { constant: "Order Completed" } });
    const events = columns({
      userId: ["1", "1"],
      event: ["A", "B"],
      at: ["2026-01-01", "2026-01-02"],
      event_id: ["x", "y"],
    });
    expect(guessMapping(events, surroundings)).toMatchObject({ event: { column: "event" }, messageId: "event_id" });
    const same = columns({ userId: ["1", "1"], at: ["2026-01-01", "2026-01-02"], event_id: ["x", "x"] });
    expect(guessMapping(same, surroundings)).toMatchObject({ messageId: null });
  });

  test("JSON by its paths, and messages by their type", () => {
    const paths = columns({ "user.id": [7], "meta.created_at": ["2026-01-01"], what: ["x"] });
    const json = { ...surroundings, isJson: true };
    expect(guessMapping(paths, json)).toMatchObject({ userId: "user.id", time: { column: "meta.created_at" } });
    expect(guessMapping(columns({ type: ["track"], anonymousId: ["a"] }), json)).toEqual({ shape: "messages" });
  });
});
