import { useEffect, useRef } from "react";
import { api } from "../../../api/client.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import type { Compose } from "../inbox-context.ts";

// Whoever says nothing for 15 seconds counts as gone.
const everyMilliseconds = 6_000;
// Hands that rest for so long type no more.
const restMilliseconds = 5_000;

type State = "viewing" | "typing";

/** Tells colleagues that one has the conversation before one, and the customer that an answer is being typed. */
export function useSaidPresence(conversationId: string, writing: Compose): (state: State) => void {
  const { workspaceId } = useDesk();
  const now = useRef<{ state: State }>({ state: "viewing" });
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = (state: State | "left") => {
    // A word of the moment: what is lost is said again in a few seconds.
    api.desk.conversations.showPresence({ workspaceId, conversationId, state, writing }).catch(() => undefined);
  };
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    const say = () => document.visibilityState === "visible" && latest.current(now.current.state);
    say();
    const timer = setInterval(say, everyMilliseconds);
    const leave = latest.current;
    return () => {
      clearInterval(timer);
      clearTimeout(rest.current);
      leave("left");
    };
  }, []);
  return (state) => {
    clearTimeout(rest.current);
    if (state === "typing") rest.current = setTimeout(() => change("viewing"), restMilliseconds);
    change(state);
  };

  function change(state: State): void {
    if (now.current.state === state) return;
    now.current = { state };
    latest.current(state);
  }
}
