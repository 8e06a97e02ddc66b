import { useEffect, useState } from "react";

export interface FoundPerson {
  id: string;
  name: string;
  /** What tells two of the same name apart, usually an email address. */
  detail?: string;
}

/** Finds people by name, email, telephone or id. Stops when the signal says so. */
export type SearchPeople = (query: string, signal: AbortSignal) => Promise<readonly FoundPerson[]>;

interface PeopleSearch {
  state: "idle" | "searching" | "found" | "failed";
  found: readonly FoundPerson[];
}

const idle: PeopleSearch = { state: "idle", found: [] };
const pauseMilliseconds = 120;

/** Searches while one types, after a short pause; only the last question's answer is shown. */
export function usePeopleSearch(query: string, search: SearchPeople | undefined): PeopleSearch {
  const [result, setResult] = useState<PeopleSearch>(idle);
  const wanted = query.trim();
  useEffect(() => {
    if (!search || wanted.length < 2) return setResult(idle);
    const stop = new AbortController();
    setResult(({ found }) => ({ state: "searching", found }));
    const timer = setTimeout(() => {
      search(wanted, stop.signal).then(
        (found) => !stop.signal.aborted && setResult({ state: "found", found }),
        () => !stop.signal.aborted && setResult({ state: "failed", found: [] }),
      );
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted, search]);
  return result;
}
