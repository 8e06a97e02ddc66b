import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { capabilities } from "../server/src/capabilities.ts";
import { settingNames } from "../server/src/kernel/config.ts";
import { gapsOf } from "./lock-platforms.ts";
import { filesUnder, isTest, sourceFiles, stemOf, stringsOf, textOf } from "./sources.ts";

// What ARCHITECTURE.md and STYLE.md ask of the source text itself; `.dependency-cruiser.cjs` sees to the imports.

const names = capabilities.map(({ name }) => name);
const server = filesUnder("server/src").filter((path) => path.endsWith(".ts"));
const capabilityOf = (path: string) => names.find((name) => path.startsWith(`server/src/${name}/`));

test("every folder of the server is a capability in the list, the kernel, or looks on from outside", () => {
  const folders = new Set(server.flatMap((path) => /^server\/src\/([^/]+)\//.exec(path)?.[1] ?? []));
  expect([...folders].filter((name) => ![...names, "architecture", "cli", "kernel"].includes(name))).toEqual([]);
});

test("every capability has a page that tells what it is for", () => {
  const pages = filesUnder("server/src").filter((path) => path.endsWith("/README.md"));
  expect(pages).toEqual(expect.arrayContaining(names.map((name) => `server/src/${name}/README.md`)));
});

test("only *.sql.ts and the kernel speak SQL", () => {
  const speaks =
    /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\b(pool|client|owner)\.query\(/;
  const speakers = server.filter((path) => capabilityOf(path) && !path.endsWith(".sql.ts") && !isTest(path));
  expect(speakers.filter((path) => speaks.test(textOf(path)))).toEqual([]);
});

test("a capability's SQL touches its own schema, and others' only through views named public_*", () => {
  const foreign = (own: string) => new RegExp(`\\b(${names.filter((name) => name !== own).join("|")})[.]"?(\\w+)`, "g");
  const touches = server
    .filter((path) => capabilityOf(path) && path.endsWith(".sql.ts"))
    .flatMap((path) =>
      stringsOf(path)
        .filter((text) => !/^[@.]/.test(text))
        .flatMap((text) => [...text.matchAll(foreign(capabilityOf(path)!))])
        .filter(([, , table]) => !table!.startsWith("public"))
        .map(([reference]) => `${path} touches ${reference}`),
    );
  expect(touches).toEqual([]);
});

test("a migration makes things in its own capability's schema only", () => {
  const making =
    /\b(?:create|alter|drop)\s+(?:unique\s+)?(?:table|view|function|procedure|index\s+\w+\s+on|type|sequence)\s+(?:if (?:not )?exists\s+)?"?(\w+)"?[.]/gi;
  const migrations = filesUnder("server/src").filter((path) => path.endsWith(".sql"));
  const astray = migrations.flatMap((path) =>
    [...textOf(path).matchAll(making)]
      .filter(([, schema]) => !path.startsWith(`server/src/${schema}/`))
      .map(([statement]) => `${path}: ${statement}`),
  );
  expect(migrations.length).toBeGreaterThan(3);
  expect(astray).toEqual([]);
});

test("a migration is named by its time and what it does", () => {
  const migrations = filesUnder("server/src").filter((path) => path.endsWith(".sql"));
  expect(migrations.filter((path) => !/\/migrations\/\d{8}T\d{6}_[a-z0-9_]+[.]sql$/.test(path))).toEqual([]);
});

test("no file has a name that says nothing", () => {
  const nothing = /^(utils?|helpers?|common|libs?|services?|managers?|types?|index|misc|shared)$/;
  const named = sourceFiles().filter((path) => path.split("/").some((part) => nothing.test(stemOf(part))));
  expect(named).toEqual([]);
});

test("no file is longer than 300 lines", () => {
  const lines = (path: string) => textOf(path).trimEnd().split("\n").length;
  expect(sourceFiles().filter((path) => lines(path) > 300)).toEqual([]);
});

test(".env.example lists exactly the settings there are", () => {
  const listed = [...textOf(".env.example").matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name!);
  expect(listed.toSorted()).toEqual(settingNames.toSorted());
});

test("nothing in the project names the machine it was written on, or where packages come from", () => {
  const written = filesUnder().filter((path) => !/[.](png|woff2|gz|ico)$/.test(path));
  const machine = new RegExp(["/work", "/(main|shared)|/tmp/bash", "_jobs|/ro", "ot/|registry[.]npm", "js"].join(""));
  expect(written.filter((path) => machine.test(textOf(path)))).toEqual([]);
  expect(textOf("package-lock.json")).not.toMatch(/"resolved": "http/);
});

test("package-lock.json holds the packages of every platform, so that npm ci works on each (npm run lock adds them)", () => {
  expect(gapsOf(JSON.parse(textOf("package-lock.json")))).toEqual([]);
});

test("links between the pages lead somewhere", () => {
  const pages = filesUnder().filter((path) => path.endsWith(".md"));
  const broken = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, link]) => link!)
      .filter((link) => !existsSync(join(import.meta.dirname, "..", dirname(page), link)))
      .map((link) => `${page} → ${link}`),
  );
  expect(broken).toEqual([]);
});
