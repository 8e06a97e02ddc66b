import { createRouter, RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import "../app.css";
import { createLiveConnection } from "../api/live.ts";
import { createQueryClient } from "../api/query.ts";
import { NotFound } from "../shell/not-found.tsx";
import { ScreenError } from "../shell/screen-error.tsx";
import { ScreenLoading } from "../shell/screen-loading.tsx";
import { followTheme } from "../shell/theme.ts";
import { Surroundings } from "../surroundings.tsx";
import { routeTree } from "./routes.tsx";

const router = createRouter({
  routeTree,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: ScreenError,
  defaultPendingComponent: ScreenLoading,
});

followTheme();

createRoot(document.getElementById("root")!).render(
  <Surroundings queries={createQueryClient()} live={createLiveConnection()}>
    <RouterProvider router={router} />
  </Surroundings>,
);
