import type { Session } from "../shell/session.ts";

/** Somebody who is signed in, for previews. */
export const session: Session = {
  account: { id: "u1", name: "Ada Lovelace", email: "ada@northwind.example" },
  workspace: { id: "w1", name: "Northwind Coffee", role: "owner" },
  workspaces: [
    { id: "w1", name: "Northwind Coffee", role: "owner" },
    { id: "w2", name: "Northwind Tea", role: "analyst" },
  ],
};
