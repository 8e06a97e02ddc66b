import { createRouter, RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import "./app.css";
import { createLiveConnection } from "./api/live.ts";
import { createQueryClient } from "./api/query.ts";
import { leaveFor, signInPath, workspaceIn, workspacePath } from "./routes/places.ts";
import { routeTree } from "./routes/route-tree.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { ScreenError } from "./shell/screen-error.tsx";
import { ScreenLoading } from "./shell/screen-loading.tsx";
import { followTheme } from "./shell/theme.ts";
import { Surroundings } from "./surroundings.tsx";

const cache = createQueryClient({ onSignedOut: () => void leaveFor(signInPath("ended")) });
const workspaceId = workspaceIn(window.location.pathname);
const router = createRouter({
  routeTree,
  basepath: workspaceId ? workspacePath(workspaceId) : "/",
  context: { cache, workspaceId },
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: ScreenError,
  defaultPendingComponent: ScreenLoading,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

followTheme();

createRoot(document.getElementById("root")!).render(
  <Surroundings queries={cache} live={createLiveConnection()}>
    <RouterProvider router={router} />
  </Surroundings>,
);
