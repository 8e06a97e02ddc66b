import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { notify } from "../parts/toast.tsx";
import { isWorthRetrying, refusalOf } from "./refusal.ts";

declare module "@tanstack/react-query" {
  interface Register {
    mutationMeta: {
      /** Set where the screen shows the refusal itself, at its field. */
      shownByScreen?: boolean;
    };
  }
}

/** The cache of everything read from the server. A refusal is final; only silence and faults are tried again. */
export function createQueryClient({ onSignedOut }: { onSignedOut?: () => void } = {}): QueryClient {
  const isSignedOut = (error: unknown) => refusalOf(error).code === "not_signed_in";
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isSignedOut(error)) onSignedOut?.();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (isSignedOut(error)) onSignedOut?.();
        else if (!mutation.meta?.shownByScreen) notify({ title: refusalOf(error).sentence, tone: "problem" });
      },
    }),
    defaultOptions: {
      queries: {
        // The server may be this very machine: what the browser thinks of the internet does not matter.
        networkMode: "always",
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4_000),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
