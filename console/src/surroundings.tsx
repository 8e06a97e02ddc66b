import { CSPProvider } from "@base-ui/react/csp-provider";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { LiveContext } from "./api/live.ts";
import type { LiveConnection } from "./api/live-connection.ts";
import { Toasts } from "./parts/toast.tsx";
import { Tooltips } from "./parts/tooltip.tsx";

interface SurroundingsProps {
  queries: QueryClient;
  live: LiveConnection;
  children: ReactNode;
}

/** What every page of the console needs around it. */
export function Surroundings({ queries, live, children }: SurroundingsProps) {
  return (
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queries}>
          <LiveContext value={live}>
            <Tooltips>
              <Toasts>{children}</Toasts>
            </Tooltips>
          </LiveContext>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>
  );
}
