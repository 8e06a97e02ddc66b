import { type RefObject, useEffect, useRef } from "react";
import { isCovered, isTyping, singleKeysOn } from "./keyboard.ts";

export interface ListKeys {
  list: RefObject<HTMLElement | null>;
  count: number;
  /** The line the keys are at; -1 for none. */
  active: number;
  onMove: (index: number) => void;
  onOpen?: ((index: number) => void) | undefined;
  /** Whether j and k work wherever the focus is; true for the one main list of a screen. */
  wholePage?: boolean | undefined;
}

const pageSize = 10;

/** Moves in a list with j and k, arrows, Home, End and pages, and opens a line with Enter or o. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => handle(event, latest.current);
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

function handle(event: KeyboardEvent, keys: ListKeys): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const element = keys.list.current;
  if (!element || keys.count === 0 || !reaches(event, element, keys)) return;
  if (opens(event, element) && keys.onOpen && keys.active >= 0) {
    event.preventDefault();
    keys.onOpen(keys.active);
    return;
  }
  const target = targetOf(event.key, keys);
  if (target === undefined) return;
  event.preventDefault();
  keys.onMove(Math.max(0, Math.min(keys.count - 1, target)));
}

function reaches(event: KeyboardEvent, element: HTMLElement, keys: ListKeys): boolean {
  const letter = event.key.length === 1;
  if (letter && !singleKeysOn()) return false;
  if (event.target instanceof Node && element.contains(event.target)) return true;
  const elsewhere = event.target instanceof Element && event.target.closest("[data-list]") !== null;
  return Boolean(keys.wholePage) && (event.key === "j" || event.key === "k") && !elsewhere && !isCovered(element);
}

/** Enter on a button or link inside a line is that button's. */
function opens(event: KeyboardEvent, element: HTMLElement): boolean {
  if (event.key !== "Enter" && event.key !== "o") return false;
  const own = event.target instanceof Element ? event.target.closest("a, button, summary") : null;
  return !own || !element.contains(own);
}

function targetOf(key: string, { active, count }: ListKeys): number | undefined {
  switch (key) {
    case "j":
    case "ArrowDown":
      return active + 1;
    case "k":
    case "ArrowUp":
      return active < 0 ? 0 : active - 1;
    case "PageDown":
      return active + pageSize;
    case "PageUp":
      return active - pageSize;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
