import type { Capability } from "../kernel/capability.ts";
import { contract } from "./contract.ts";
import { router } from "./routes.ts";
import { openSignIn } from "./sign-in.ts";

/** Workspaces, their members, roles, keys and audit log, and signing in. */
export const workspaces: Capability = {
  name: "workspaces",
  migrations: new URL("./migrations/", import.meta.url),
  tables: {
    "workspaces.user": "reference",
    "workspaces.session": "reference",
    "workspaces.account": "reference",
    "workspaces.verification": "reference",
    'workspaces."twoFactor"': "reference",
    'workspaces."rateLimit"': "reference",
    "workspaces.sign_in_attempt": "reference",
    "workspaces.workspace": "reference",
    "workspaces.member": "reference",
    "workspaces.invitation": "reference",
    "workspaces.api_key": "reference",
    "workspaces.audit_entry": "reference",
  },
  contract,
  router,
  doors: openSignIn,
};
