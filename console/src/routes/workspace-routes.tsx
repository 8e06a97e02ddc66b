import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "./inside-route.tsx";

const textOf = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : undefined);

const catalogueRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/catalogue",
  validateSearch: ({ scope, q, stage, name }: Record<string, unknown>) => ({
    scope: textOf(scope),
    q: textOf(q),
    stage: textOf(stage),
    /** The name whose meaning is open. */
    name: textOf(name),
  }),
  component: lazyRouteComponent(() => import("../screens/catalogue/catalogue-screen.tsx"), "CatalogueScreen"),
});

/** The places where a workspace is set up and filled. */
export const workspaceRoutes = [catalogueRoute] as const;
