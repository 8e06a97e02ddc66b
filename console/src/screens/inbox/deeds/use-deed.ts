import type { Change } from "../../../conversations/conversation.ts";
import { useChange } from "../../../conversations/use-change.ts";
import { useInbox } from "../inbox-context.ts";

/** Does one thing to all that is meant, says so in words, and goes on to what comes next. */
export function useDeed(): (change: Change, words: string) => void {
  const { targets, select, advance } = useInbox();
  const change = useChange();
  return (one, words) => {
    const many = targets.length > 1;
    void change(targets, [one], many ? `${words}: ${targets.length} conversations` : words);
    if (many) select(new Set());
    advance();
  };
}
