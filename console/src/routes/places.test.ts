import { expect, test } from "vitest";
import { wayBack, workspaceIn } from "./places.ts";

test("after signing in one comes back to pages of ours only", () => {
  expect(wayBack("/w/1/people?q=ada")).toBe("/w/1/people?q=ada");
  for (const elsewhere of [undefined, "", "https://evil.example", "//evil.example", "/\\evil.example", "/sign-in"])
    expect(wayBack(elsewhere)).toBe("/");
});

test("an address names its workspace", () => {
  const id = "8d135cdd-5675-44d8-a6a9-0903535a425b";
  expect(workspaceIn(`/w/${id}/people`)).toBe(id);
  expect(workspaceIn(`/w/${id}`)).toBe(id);
  expect(workspaceIn("/w/unknown")).toBeNull();
  expect(workspaceIn("/people")).toBeNull();
});
