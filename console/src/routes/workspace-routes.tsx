import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { insideRoute } from "./inside-route.tsx";

interface CatalogueSearch {
  scope?: string | undefined;
  q?: string | undefined;
  stage?: string | undefined;
  /** The name whose meaning is open. */
  name?: string | undefined;
}

const catalogueRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/catalogue",
  validateSearch: ({ scope, q, stage, name }: Record<string, unknown>): CatalogueSearch => ({
    scope: textOf(scope),
    q: textOf(q),
    stage: textOf(stage),
    name: textOf(name),
  }),
  component: lazyRouteComponent(() => import("../screens/catalogue/catalogue-screen.tsx"), "CatalogueScreen"),
});

const importsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/import",
  component: lazyRouteComponent(() => import("../screens/import/import-list-screen.tsx"), "ImportListScreen"),
});

const importRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/import/$importId",
  component: lazyRouteComponent(() => import("../screens/import/import-screen.tsx"), "ImportScreen"),
});

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("../screens/settings/settings-layout.tsx"), "SettingsLayout"),
});

const settingsStartRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/workspace", replace: true });
  },
});

const workspaceSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/workspace",
  component: lazyRouteComponent(() => import("../screens/settings/workspace-page.tsx"), "WorkspacePage"),
});

const membersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/members",
  component: lazyRouteComponent(() => import("../screens/settings/members-page.tsx"), "MembersPage"),
});

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/keys",
  component: lazyRouteComponent(() => import("../screens/settings/keys-page.tsx"), "KeysPage"),
});

const identityRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/identity",
  component: lazyRouteComponent(() => import("../screens/settings/identity-page.tsx"), "IdentityPage"),
});

const reviewRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/review",
  component: lazyRouteComponent(() => import("../screens/settings/review-page.tsx"), "ReviewPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/audit",
  component: lazyRouteComponent(() => import("../screens/settings/audit-page.tsx"), "AuditPage"),
});

const installRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/install",
  component: lazyRouteComponent(() => import("../screens/settings/install-page.tsx"), "InstallPage"),
});

const sampleRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/sample",
  component: lazyRouteComponent(() => import("../screens/settings/sample-page.tsx"), "SamplePage"),
});

const quarantineRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/quarantine",
  component: lazyRouteComponent(() => import("../screens/quarantine/quarantine-screen.tsx"), "QuarantineScreen"),
});

const teamsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/teams",
  component: lazyRouteComponent(() => import("../screens/settings/teams-page.tsx"), "TeamsPage"),
});

const chatRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/chat",
  component: lazyRouteComponent(() => import("../screens/settings/chat-page.tsx"), "ChatPage"),
});

const routingRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/routing",
  component: lazyRouteComponent(() => import("../screens/settings/routing-page.tsx"), "RoutingPage"),
});

const hoursRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/hours",
  component: lazyRouteComponent(() => import("../screens/settings/hours-page.tsx"), "HoursPage"),
});

const slaRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/sla",
  component: lazyRouteComponent(() => import("../screens/settings/sla-page.tsx"), "SlaPage"),
});

function textOf(value: unknown): string | undefined {
  // The router reads a lone number in an address as a number.
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** The places where a workspace is set up and filled. */
export const workspaceRoutes = [
  catalogueRoute,
  importsRoute,
  importRoute,
  settingsRoute.addChildren([
    settingsStartRoute,
    workspaceSettingsRoute,
    membersRoute,
    keysRoute,
    identityRoute,
    reviewRoute,
    auditRoute,
    installRoute,
    sampleRoute,
    quarantineRoute,
    teamsRoute,
    chatRoute,
    routingRoute,
    hoursRoute,
    slaRoute,
  ]),
] as const;
