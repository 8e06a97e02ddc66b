import { createRoute } from "@tanstack/react-router";
import { api } from "../api/client.ts";
import { SetupPage } from "../screens/setup/setup-page.tsx";
import { leaveFor, workspacePath } from "./places.ts";
import { rootRoute } from "./root-route.ts";

export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  beforeLoad: async () => {
    const { needed } = await api.workspaces.setup.status();
    if (!needed) await leaveFor("/");
  },
  component: () => <SetupPage onOpenLive={(workspaceId) => void leaveFor(`${workspacePath(workspaceId)}/live`)} />,
});
