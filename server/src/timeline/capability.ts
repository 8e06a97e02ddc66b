import type { Capability } from "../kernel/capability.ts";
import { openIngest } from "./ingest.ts";

/** What customers did: collect, import, record, read; the one write path of touchpoints. */
export const timeline: Capability = {
  name: "timeline",
  migrations: new URL("./migrations/", import.meta.url),
  tables: {
    "timeline.touchpoint": { by: "subject_id" },
    "timeline.quarantined": { by: "quarantined_id" },
    "timeline.meaning": "reference",
    "timeline.name_seen": "reference",
  },
  doors: openIngest,
};
