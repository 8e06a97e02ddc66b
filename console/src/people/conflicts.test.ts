import { expect, test } from "vitest";
import { type Conflict, sharingOf } from "./conflicts.ts";

const conflict: Conflict = {
  subjectId: "a",
  otherId: "b",
  kind: "user_id",
  value: "jon",
  otherKind: "anonymous_id",
  otherValue: "tablet",
  personId: "person-jon",
  otherPersonId: "person-ida",
  personName: "Jon",
  otherPersonName: "Ida",
  occurredAt: new Date(0),
  because: "user_id",
  moved: "b",
};

test("what went over is what they share, and whose it was is told first", () => {
  const { holder, claimant, shared, wentOver } = sharingOf(conflict);
  expect([holder.name, claimant.name, shared.value, wentOver]).toEqual(["Ida", "Jon", "tablet", true]);
});

test("where nothing went over, the weaker of the two identifiers is the one they share", () => {
  expect(sharingOf({ ...conflict, moved: null }).shared).toEqual({ kind: "anonymous_id", value: "tablet" });
  const turned = { ...conflict, kind: "anonymous_id", otherKind: "user_id", moved: null };
  expect(sharingOf(turned).shared.kind).toBe("anonymous_id");
});

test("somebody without a name goes by a few letters of their id", () => {
  expect(sharingOf({ ...conflict, personName: null }).claimant.name).toBe("Visitor pers");
});
