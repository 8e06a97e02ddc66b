import type { Capability } from "../kernel/capability.ts";
import { activityFollower, handoverFollower } from "./activity.ts";
import { contract } from "./contract.ts";
import { openImports } from "./import/doors.ts";
import { importTopic } from "./import/live.ts";
import { openIngest } from "./ingest.ts";
import { jobs } from "./jobs.ts";
import { personTopic, touchpointsTopic } from "./live.ts";
import { router } from "./routes.ts";
import { openSdk } from "./sdk-door.ts";
import { subjectData } from "./subject-data.ts";

/** What customers did: collect, import, record, read; the one write path of touchpoints. */
export const timeline: Capability = {
  name: "timeline",
  migrations: new URL("./migrations/", import.meta.url),
  tables: {
    "timeline.touchpoint": { by: "subject_id" },
    "timeline.quarantined": { by: "quarantined_id" },
    "timeline.meaning": "reference",
    "timeline.name_seen": "reference",
    "timeline.import": { by: "import_id" },
    "timeline.import_start": { by: "import_id" },
    "timeline.import_progress": { by: "import_id" },
    "timeline.import_cancellation": { by: "import_id" },
    "timeline.import_end": { by: "import_id" },
    "timeline.import_error": { by: "import_id" },
  },
  contract,
  router,
  doors: async (http, kernel) => {
    openSdk(http);
    await http.register(async (scope) => openIngest(scope, kernel));
    await http.register(async (scope) => openImports(scope, kernel));
  },
  followers: () => [activityFollower, handoverFollower],
  jobs,
  topics: [touchpointsTopic, personTopic, importTopic],
  subjectData,
};
