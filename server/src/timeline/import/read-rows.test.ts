import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv, fileRows, rowsOf } from "./files.fixture.ts";

describe("hostile CSV", () => {
  test("quotes, doubled quotes, line ends within quotes, and quotes in the middle of a cell", async () => {
    const file = 'a,b\n"x, y","say ""hi"""\n"two\nlines",1\n5" disk,"2"\n';
    expect(await rowsOf(file)).toEqual([
      [1, ["a", "b"]],
      [2, ["x, y", 'say "hi"']],
      [3, ["two\nlines", "1"]],
      [5, ['5" disk', "2"]],
    ]);
  });

  test("Windows, Unix and old Macintosh line ends, a last line without one, and a byte order mark", async () => {
    const expected = [
      [1, ["a", "b"]],
      [2, ["1", "2"]],
      [3, ["3", "4"]],
    ];
    for (const end of ["\n", "\r\n", "\r"]) {
      expect(await rowsOf(`\ufeffa,b${end}1,2${end}3,4`)).toEqual(expected);
      expect(await rowsOf(`a,b${end}"1",2${end}3,"4"${end}`)).toEqual(expected);
    }
  });

  test("blank lines and lines of delimiters alone are no rows, and lines are still counted", async () => {
    expect(await rowsOf("a,b\n\n  \n,,\n1,2\n\n")).toEqual([
      [1, ["a", "b"]],
      [5, ["1", "2"]],
    ]);
    expect(await rowsOf("")).toEqual([]);
    expect(await rowsOf("\n\n")).toEqual([]);
  });

  test("a quote that is never closed costs its own line only", async () => {
    expect(await rowsOf('a,b\n1,"open\n2,x\n3,y\n')).toEqual([
      [1, ["a", "b"]],
      [2, "unclosed_quote"],
      [3, ["2", "x"]],
      [4, ["3", "y"]],
    ]);
    const far = `a,b\n1,"open\n${"2,x\n".repeat(100_000)}`;
    const rows = await rowsOf(far);
    expect(rows.length).toBe(100_002);
    expect(rows[1]).toEqual([2, "unclosed_quote"]);
  });

  test("text after a closing quote costs its own line only", async () => {
    expect(await rowsOf('a,b\n"1"x,2\n3,4\n')).toEqual([
      [1, ["a", "b"]],
      [2, "text_after_quote"],
      [3, ["3", "4"]],
    ]);
  });

  test("a cell of many megabytes is passed by in little memory", async () => {
    const huge = Buffer.concat([Buffer.from("a,b\n1,"), Buffer.alloc(40_000_000, "x"), Buffer.from("\n2,y\n")]);
    expect(await rowsOf(huge)).toEqual([
      [1, ["a", "b"]],
      [2, "row_too_long"],
      [3, ["2", "y"]],
    ]);
    expect(await rowsOf(huge.subarray(0, 40_000_000))).toEqual([
      [1, ["a", "b"]],
      [2, "row_too_long"],
    ]);
  });

  test("rows and their places are the same wherever a chunk happens to end", async () => {
    const row = '"ünder\r\nstand",ok\r\n';
    for (const padding of [262_130, 262_135, 262_136, 262_137, 262_140, 262_143, 262_144]) {
      const file = `${"x".repeat(padding - 2)}\r\n${row}${row}`;
      const rows = await rowsOf(file, { ...csv, delimiter: "," });
      expect(rows.slice(1)).toEqual([
        [2, ["ünder\r\nstand", "ok"]],
        [4, ["ünder\r\nstand", "ok"]],
      ]);
    }
  });
});

describe("encodings", () => {
  const expected = [
    [1, ["name", "città"]],
    [2, ["Zoë 🐦", "Łódź"]],
  ];
  const text = "name,città\r\nZoë 🐦,Łódź\r\n";

  test("UTF-8, UTF-16 in both orders, with and without a mark", async () => {
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(little).swap16();
    expect(await rowsOf(text)).toEqual(expected);
    for (const mark of ["", "\ufeff"]) {
      const marked = Buffer.from(mark, "utf16le");
      expect(await rowsOf(Buffer.concat([marked, little]), { ...csv, encoding: "utf-16le" })).toEqual(expected);
      const swapped = Buffer.concat([Buffer.from(marked).swap16(), big]);
      expect(await rowsOf(swapped, { ...csv, encoding: "utf-16be" })).toEqual(expected);
    }
  });

  test("Windows-1252, euro sign and all", async () => {
    const file = Buffer.from("a,b\nM\xfcller,\x80 5\n", "latin1");
    expect((await rowsOf(file, { ...csv, encoding: "windows-1252" }))[1]).toEqual([2, ["Müller", "€ 5"]]);
  });

  test("a row that is not in the encoding of its file is a fault, not another text", async () => {
    const file = Buffer.concat([Buffer.from("a,b\nMüller,1\n"), Buffer.from("M\xfcller,2\n", "latin1")]);
    expect((await rowsOf(file)).slice(1)).toEqual([
      [2, ["Müller", "1"]],
      [3, "invalid_encoding"],
    ]);
    const half = Buffer.from("a,b\n\ud83d,1\nx,2", "utf16le");
    expect((await rowsOf(half, { ...csv, encoding: "utf-16le" })).slice(1)).toEqual([
      [2, "lone_surrogate"],
      [3, ["x", "2"]],
    ]);
  });
});

test("a row says in bytes where the next begins, and shows itself as it stands in the file", async () => {
  const text = 'a,b\r\n"ü\r\n",2\r\n\r\n3,"x"\r\n';
  const rows = await fileRows(text);
  expect(rows.map(({ next }) => Buffer.from(text).subarray(next.byte).toString())).toEqual([
    '"ü\r\n",2\r\n\r\n3,"x"\r\n',
    '\r\n3,"x"\r\n',
    "",
  ]);
  expect(rows.map(({ next }) => next.line)).toEqual([2, 4, 6]);
  expect(rows.map(({ raw }) => raw())).toEqual(["a,b", '"ü\r\n",2', '3,"x"']);
});

test("runs of blanks part the columns of files made for the eye", async () => {
  const file = " id  date   \t n\r\n 00001 19970101  1\r\n";
  expect(await rowsOf(file, { ...csv, delimiter: "blanks", quote: null })).toEqual([
    [1, ["id", "date", "n"]],
    [2, ["00001", "19970101", "1"]],
  ]);
});

test("any table that a CSV writer writes is read as csv-parse reads it", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", "🐦", '"', ",", "\n", "\r\n", ";", " "), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom("\n", "\r\n"), async (rows, end) => {
      const file = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join(end) + end;
      const options = { relax_column_count: true, record_delimiter: end };
      const records: string[][] = parse(file, options);
      const peer = records.filter((row) => row.some((text) => text.trim() !== ""));
      expect((await rowsOf(file)).map(([, cells]) => cells)).toEqual(peer);
    }),
    { numRuns: 300 },
  );
});
