import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { actInWords, actorInWords, objectOf } from "./audit-words.ts";

test("every act that the server records has words here", async () => {
  const server = join(import.meta.dirname, "../../../../server/src");
  const { stdout } = await promisify(execFile)("grep", ["-rhoE", "--include=*.ts", recorded, server]);
  const acts = [...stdout.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(([, act]) => act!);
  expect(acts.length).toBeGreaterThan(20);
  expect(acts.filter((act) => actInWords(act) === act.replaceAll(/[._]/g, " "))).toEqual([]);
});

// The catalogue says its acts to a function of its own.
const recorded = 'recordAudit\\(.*"[a-z_]+\\.[a-z_]+"|by, "catalogue\\.[a-z_]+"';

test("a person is shown by the start of the id, anything else by its name", () => {
  const target = "3f0c2b9e-8a51-4d0e-9c77-2f1b6f0f7a11";
  expect(objectOf({ act: "person.erased", target })).toBe("the person 3f0c2b9e…");
  expect(objectOf({ act: "people.merge_undone", target })).toBe("3f0c2b9e…");
  expect(objectOf({ act: "key.created", target: "Web shop" })).toBe("Web shop");
  expect(objectOf({ act: "workspace.changed", target: "Bluebird" })).toBe("");
});

test("a program is told from a member", () => {
  expect(actorInWords({ actor: "key:1", actorName: "Billing" })).toBe("Key “Billing”");
  expect(actorInWords({ actor: "member:1", actorName: "Ada" })).toBe("Ada");
});
