import type { ComboboxItem } from "./combobox.tsx";

/** All time zones the browser knows, with their offset at a moment. */
export function timeZoneItems(at: Date): ComboboxItem[] {
  const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  return [...zones].map((zone) => ({ value: zone, label: zone.replaceAll("_", " "), detail: offsetOf(zone, at) }));
}

function offsetOf(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(at);
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return offset === "GMT" ? "UTC" : offset.replace("GMT", "UTC");
}
