import { createRootRoute, createRoute, Outlet } from "@tanstack/react-router";
import { Gallery } from "../parts/gallery.tsx";
import { AccountPreview } from "./account-preview.tsx";
import { BrokenPreview } from "./broken-preview.tsx";
import { InvitationPreview, SignInPreview } from "./entry-previews.tsx";
import { LivePreview } from "./live-preview.tsx";
import { PeoplePreview } from "./people-preview.tsx";
import { SetupPreview } from "./setup-preview.tsx";
import { ShellPreview } from "./shell-preview.tsx";

const root = createRootRoute({ component: Outlet });
const gallery = createRoute({ getParentRoute: () => root, path: "/parts", component: Gallery });
const signIn = createRoute({ getParentRoute: () => root, path: "/parts/sign-in", component: SignInPreview });
const invitation = createRoute({ getParentRoute: () => root, path: "/parts/invitation", component: InvitationPreview });
const setup = createRoute({ getParentRoute: () => root, path: "/parts/setup", component: SetupPreview });

// Below here addresses are those of the product, since the navigation leads to them.
const shell = createRoute({ getParentRoute: () => root, id: "shell", component: ShellPreview });
const start = createRoute({ getParentRoute: () => shell, path: "/parts/shell", component: LivePreview });
const live = createRoute({ getParentRoute: () => shell, path: "/live", component: LivePreview });
const people = createRoute({ getParentRoute: () => shell, path: "/people", component: PeoplePreview });
const account = createRoute({ getParentRoute: () => shell, path: "/account", component: AccountPreview });
const broken = createRoute({ getParentRoute: () => shell, path: "/parts/broken", component: BrokenPreview });

export const routeTree = root.addChildren([
  gallery,
  signIn,
  invitation,
  setup,
  shell.addChildren([start, live, people, account, broken]),
]);
