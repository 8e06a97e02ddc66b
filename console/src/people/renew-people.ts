import { useQueryClient } from "@tanstack/react-query";
import { queries } from "../api/client.ts";

/** Reads everything about people anew, after it was changed who is who. */
export function useRenewPeople(): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: queries.people.key() }),
      cache.invalidateQueries({ queryKey: queries.timeline.person.key() }),
    ]);
  };
}
