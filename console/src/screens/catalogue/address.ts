import { useNavigate, useSearch } from "@tanstack/react-router";
import { stages } from "../../parts/stages.ts";
import { type Search, scopes } from "./entry.ts";

/** What the address says the reader looks for, and the way to change it. */
export function useAddress(): [Search, (search: Search) => void] {
  const { scope, q, stage } = useSearch({ from: "/inside/catalogue" });
  const navigate = useNavigate();
  const search: Search = {
    scope: scopes.find((known) => known === scope) ?? "seen",
    text: q ?? "",
    stage: stages.find((known) => known === stage) ?? null,
  };
  const change = (next: Search) => {
    void navigate({
      to: "/catalogue",
      replace: true,
      search: {
        scope: next.scope === "seen" ? undefined : next.scope,
        q: next.text || undefined,
        stage: next.stage ?? undefined,
      },
    });
  };
  return [search, change];
}

/** The name that the address asks to open, such as a link from a timeline has it. */
export function useNameInAddress(): string | undefined {
  return useSearch({ from: "/inside/catalogue" }).name;
}
