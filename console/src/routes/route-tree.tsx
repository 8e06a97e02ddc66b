import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { filterSearch } from "../filters/touchpoint-filter.ts";
import { inboxSearch } from "../screens/inbox/inbox-search.ts";
import { peopleSearch } from "../screens/people/people-view.ts";
import { companyRoutes } from "./company-routes.tsx";
import { insideRoute } from "./inside-route.tsx";
import { invitationRoute } from "./invitation-route.tsx";
import { queueRoute } from "./queue-route.tsx";
import { rootRoute } from "./root-route.ts";
import { serviceRoute } from "./service-route.tsx";
import { setupRoute } from "./setup-route.tsx";
import { signInRoute } from "./sign-in-route.tsx";
import { workspaceRoutes } from "./workspace-routes.tsx";

const startRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/live", replace: true });
  },
});

const inboxRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/inbox",
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import("../screens/inbox/inbox-screen.tsx"), "InboxScreen"),
});

const liveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/live",
  validateSearch: filterSearch,
  component: lazyRouteComponent(() => import("../screens/live/live-screen.tsx"), "LiveScreen"),
});

const peopleRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/people",
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import("../screens/people/people-screen.tsx"), "PeopleScreen"),
});

const personRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/people/$personId",
  validateSearch: filterSearch,
  component: lazyRouteComponent(() => import("../screens/person/person-page.tsx"), "PersonPage"),
});

const accountRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/account",
  component: lazyRouteComponent(() => import("../screens/account/account-page.tsx"), "AccountPage"),
});

/** Every address of the console. A screen adds its route under `insideRoute`. */
export const routeTree = rootRoute.addChildren([
  setupRoute,
  signInRoute,
  invitationRoute,
  insideRoute.addChildren([
    startRoute,
    inboxRoute,
    queueRoute,
    serviceRoute,
    liveRoute,
    peopleRoute,
    personRoute,
    accountRoute,
    ...companyRoutes,
    ...workspaceRoutes,
  ]),
]);
