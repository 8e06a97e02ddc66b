import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
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

function textOf(value: unknown): string | undefined {
  // The router reads a lone number in an address as a number.
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** The places where a workspace is set up and filled. */
export const workspaceRoutes = [catalogueRoute, importsRoute, importRoute] as const;
