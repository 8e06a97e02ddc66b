import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { serviceSearch } from "../screens/service-metrics/service-search.ts";
import { insideRoute } from "./inside-route.tsx";

/** How well customers are served. */
export const serviceRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/service",
  validateSearch: serviceSearch,
  component: lazyRouteComponent(() => import("../screens/service-metrics/service-screen.tsx"), "ServiceScreen"),
});
