import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { FirstEvent } from "../screens/setup/first-event.tsx";
import { type NewWorkspace, SetupScreen } from "../screens/setup/setup-screen.tsx";
import { sampleWorkspace } from "./sample-workspace.ts";

const event: FirstEvent = {
  name: "Hello Throughline",
  channel: "server",
  person: "my-terminal",
  receivedAt: new Date().toISOString(),
};

/** The first visit. `?step=2` shows the key, `?step=3` the event; from step 2 an event arrives after `?wait=` seconds. */
export function SetupPreview() {
  const query = new URLSearchParams(window.location.search);
  const step = Number(query.get("step") ?? 1);
  const [workspace, setWorkspace] = useState<NewWorkspace | null>(step > 1 ? sampleWorkspace : null);
  const [firstEvent, setFirstEvent] = useState<FirstEvent | null>(step > 2 ? event : null);
  const navigate = useNavigate();
  const wait = query.get("wait");
  useEffect(() => {
    if (!workspace || !wait) return;
    const timer = setTimeout(() => setFirstEvent(event), Number(wait) * 1_000);
    return () => clearTimeout(timer);
  }, [workspace, wait]);
  return (
    <SetupScreen
      passwordMinimum={10}
      workspace={workspace}
      firstEvent={firstEvent}
      live={!query.has("offline")}
      onCreate={async ({ workspaceName }) => {
        await new Promise((done) => setTimeout(done, 400));
        if (workspaceName === "taken") return { sentence: "This name is taken.", field: "workspaceName" };
        setWorkspace({ ...sampleWorkspace, name: workspaceName });
        return null;
      }}
      onOpenLive={() => void navigate({ to: "/live" })}
    />
  );
}
