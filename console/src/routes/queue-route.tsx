import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "./inside-route.tsx";

/** Who is on and what waits. */
export const queueRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/queue",
  component: lazyRouteComponent(() => import("../screens/queue/queue-screen.tsx"), "QueueScreen"),
});
