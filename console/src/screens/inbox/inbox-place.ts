import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

export interface InboxPlace {
  viewId: string;
  open: string | null;
  goTo: (viewId: string) => void;
  show: (conversationId: string | null) => void;
}

const usualView = "mine";
// Somebody who runs through a list leaves one address where they stop, not one for each line.
const pauseMilliseconds = 250;

/** Where one is in the inbox. It moves at once; the address follows. */
export function useInboxPlace(): InboxPlace {
  const search = useSearch({ from: "/inside/inbox" });
  const navigate = useNavigate();
  const [open, setOpen] = useState<string | null>(search.c ?? null);
  const written = useRef(search.c);
  const viewId = search.view ?? usualView;

  useEffect(() => {
    if (search.c === written.current) return;
    written.current = search.c;
    setOpen(search.c ?? null);
  }, [search.c]);
  useEffect(() => {
    const c = open ?? undefined;
    if (c === written.current) return;
    const timer = setTimeout(() => {
      written.current = c;
      void navigate({ to: "/inbox", search: (now) => ({ ...now, c }), replace: true });
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [open, navigate]);

  const goTo = (view: string) => {
    written.current = undefined;
    setOpen(null);
    void navigate({ to: "/inbox", search: { view } });
  };
  return { viewId, open, goTo, show: setOpen };
}
