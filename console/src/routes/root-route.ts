import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";

export interface RouteContext {
  cache: QueryClient;
  /** The workspace that the address names; null outside of all. */
  workspaceId: string | null;
}

/** The parent of every address. */
export const rootRoute = createRootRouteWithContext<RouteContext>()({ component: Outlet });
