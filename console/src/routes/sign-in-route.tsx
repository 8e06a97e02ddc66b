import { createRoute } from "@tanstack/react-router";
import { api } from "../api/client.ts";
import { readSignedIn } from "../api/session.ts";
import { SignInPage } from "../screens/sign-in/sign-in-page.tsx";
import { leaveFor, wayBack } from "./places.ts";
import { rootRoute } from "./root-route.ts";

interface SignInSearch {
  /** Where one wanted to go. */
  from?: string | undefined;
  because?: string | undefined;
  /** Why the identity provider's answer was not accepted. */
  error?: string | undefined;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: ({ from, because, error }): SignInSearch => ({
    from: textOf(from),
    because: textOf(because),
    error: textOf(error),
  }),
  beforeLoad: async ({ context: { cache }, search }) => {
    const { needed, singleSignOn } = await api.workspaces.setup.status();
    if (needed) return leaveFor("/setup");
    if (await readSignedIn(cache)) return leaveFor(wayBack(search.from));
    return { singleSignOn };
  },
  component: Page,
});

function Page() {
  const { singleSignOn } = signInRoute.useRouteContext();
  const { from, because, error } = signInRoute.useSearch();
  return (
    <SignInPage
      singleSignOn={singleSignOn}
      notice={noticeOf(because, error)}
      wayBack={wayBack(from)}
      onSignedIn={() => void leaveFor(wayBack(from))}
    />
  );
}

// Written here and never taken from the address, so that no link can put words into our mouth.
function noticeOf(because: string | undefined, error: string | undefined): string | undefined {
  if (error === "not_invited")
    return "Nobody has invited you yet. Ask for an invitation to your verified email address.";
  if (error) return "Your identity provider's answer was not accepted. Try again, or sign in with your password.";
  return because === "ended" ? "Your session has ended. Sign in to go on where you were." : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
