import { useEffect, useState } from "react";
import { type Entry, keyOf } from "./entry.ts";

const none: ReadonlySet<string> = new Set();

export interface Selection {
  /** The names in the panel. */
  open: readonly Entry[];
  /** The names that were marked to be mapped together. */
  chosen: ReadonlySet<string>;
  choose: (entry: Entry) => void;
  clear: () => void;
  /** Puts a name into the panel, with the others if it is one of those chosen. */
  show: (entry: Entry) => void;
  /** The same for all that were chosen, or else for the name under the cursor. */
  showChosen: () => void;
  close: () => void;
  /** The cursor has moved to a name; an open panel follows. */
  moveTo: (entry: Entry) => void;
  chooseActive: () => void;
}

/** Which names a reader is at: under the cursor, marked, and in the panel. */
export function useSelection(entries: readonly Entry[], linkedName: string | undefined): Selection {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [openKeys, setOpenKeys] = useState(none);
  const [chosen, setChosen] = useState(none);
  const open = entries.filter((entry) => openKeys.has(keyOf(entry)));
  const active = entries.find((entry) => keyOf(entry) === activeKey);

  const linkedKey = entries.filter(({ name }) => name === linkedName).map(keyOf)[0];
  useEffect(() => {
    if (linkedKey) setOpenKeys(new Set([linkedKey]));
  }, [linkedKey]);

  const show = (entry: Entry) => {
    const key = keyOf(entry);
    setActiveKey(key);
    setOpenKeys(chosen.has(key) ? chosen : new Set([key]));
  };
  const choose = (entry: Entry) => setChosen(toggled(chosen, keyOf(entry)));
  return {
    open,
    chosen,
    choose,
    clear: () => setChosen(none),
    show,
    showChosen: () => {
      if (chosen.size > 0) setOpenKeys(chosen);
      else if (active) show(active);
    },
    close: () => setOpenKeys(none),
    moveTo: (entry) => {
      setActiveKey(keyOf(entry));
      if (open.length === 1) setOpenKeys(new Set([keyOf(entry)]));
    },
    chooseActive: () => active && choose(active),
  };
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
