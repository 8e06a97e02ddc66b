import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import type { ConnectionState } from "../api/live-connection.ts";
import { samplePeople } from "../parts/gallery/sample-people.ts";
import { notify } from "../parts/toast.tsx";
import type { FoundPerson } from "../shell/people-search.ts";
import { Shell } from "../shell/shell.tsx";
import { session } from "./sample-session.ts";

const people = samplePeople(200);

/** The shell around sample screens. `?offline` shows it with its connection interrupted. */
export function ShellPreview() {
  const [connection, setConnection] = useState<ConnectionState>(() =>
    window.location.search.includes("offline") ? { kind: "waiting", nextTryAt: Date.now() + 9_000 } : { kind: "open" },
  );
  return (
    <Shell
      session={session}
      connection={connection}
      onRetryConnection={() => setConnection({ kind: "open" })}
      searchPeople={find}
      onPerson={(person) => notify({ title: person.name, tone: "note" })}
      onSwitchWorkspace={(id) => notify({ title: `Workspace ${id}`, tone: "note" })}
      onSignOut={() => notify({ title: "Signed out", tone: "note" })}
    >
      <Outlet />
    </Shell>
  );
}

async function find(query: string): Promise<FoundPerson[]> {
  await new Promise((done) => setTimeout(done, 150));
  const wanted = query.toLowerCase();
  return people
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .slice(0, 5)
    .map(({ id, name, email }) => ({ id, name, detail: email }));
}
