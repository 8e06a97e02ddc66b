import type { Session, WorkspaceChoice } from "../shell/session.ts";

const coffee: WorkspaceChoice = {
  id: "w1",
  name: "Northwind Coffee",
  role: "owner",
  permissions: ["people:see", "timeline:see"],
  timeZone: "Europe/Berlin",
  currency: "EUR",
};

/** Somebody who is signed in, for previews. */
export const session: Session = {
  account: { id: "u1", name: "Ada Lovelace", email: "ada@northwind.example", secondFactor: false, hasPassword: true },
  workspace: coffee,
  workspaces: [coffee, { ...coffee, id: "w2", name: "Northwind Tea", role: "analyst" }],
};
