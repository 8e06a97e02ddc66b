import { useSyncExternalStore } from "react";

const storageKey = "throughline.single-keys";
const listeners = new Set<() => void>();

/** Whether somebody is writing, so that letters are theirs and no shortcut's. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=menu], [role=listbox], [role=combobox]")) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether a dialog lies over an element, so that keys meant for the dialog do not reach what is behind it. */
export function isCovered(element: Element | null): boolean {
  return !element || element.closest("[inert], [aria-hidden=true]") !== null;
}

/** Whether shortcuts of a single letter are on. Voice control users turn them off (WCAG 2.1.4). */
export function singleKeysOn(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

/** Turns shortcuts of a single letter on or off, in this browser. */
export function setSingleKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? "on" : "off");
  for (const listener of listeners) listener();
}

/** The same, as a value that renews what shows it. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, singleKeysOn);
}
