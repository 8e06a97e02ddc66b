export { openMilliseconds } from "./calendar/business-time.ts";
export type { Calendar } from "./calendar/calendar.ts";
