import { attempt } from "../../../sdk/src/attempt.ts";
import { readCookie } from "../../../sdk/src/cookie.ts";
import type { Session, SessionRequest } from "../../../server/src/channels/contract.ts";
import { request } from "./request.ts";
import type { Store } from "./store.ts";

/** Who the visitor is to the server: the secret of their session, their proof, and answers that it has not heard yet. */
export interface VisitorKeeper {
  token(): string | null;
  /** Makes a session, or goes on with the one there is. */
  begin(): Promise<Session>;
  prove(identityToken: string | undefined): void;
  answer(answers: Record<string, string>): void;
  hasUntoldAnswers(): boolean;
  forget(): void;
}

/** Opens what this browser knows of the visitor. */
export function openVisitor(origin: string, key: string, store: Store, language: () => string): VisitorKeeper {
  let identityToken: string | undefined;
  const untold = () => attempt(() => JSON.parse(store.read("answers") ?? "") as Record<string, string>);

  return {
    token: () => store.read("token"),
    async begin() {
      const answers = untold();
      const body: SessionRequest = {
        key,
        token: store.read("token"),
        anonymousId: anonymousId(),
        identityToken: identityToken ?? null,
        language: language(),
        page: { url: location.href.slice(0, 2000), title: document.title.slice(0, 500), referrer: document.referrer },
        answers: answers ?? null,
      };
      const session = await request<Session>(`${origin}/chat/v1/sessions`, { body });
      store.write("token", session.token);
      if (JSON.stringify(answers) === JSON.stringify(untold())) store.erase("answers");
      return session;
    },
    prove(token) {
      identityToken = token;
    },
    answer: (answers) => store.write("answers", JSON.stringify({ ...untold(), ...answers })),
    hasUntoldAnswers: () => untold() !== undefined,
    forget() {
      identityToken = undefined;
      for (const kept of ["token", "answers"]) store.erase(kept);
    },
  };
}

/** The id that the browser SDK has given to this visitor, if it is on the page and was allowed to keep it. */
function anonymousId(): string | null {
  const kept = readCookie("throughline_anonymous_id");
  return kept ?? attempt(() => localStorage.getItem("throughline:anonymous_id")) ?? null;
}
