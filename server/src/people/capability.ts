import type { Capability } from "../kernel/capability.ts";
import { claimsTrust } from "./claims-trust.ts";
import { contract } from "./contract.ts";
import { openExports } from "./doors.ts";
import { personTopic } from "./live.ts";
import { resolution } from "./resolution.ts";
import { reviewsJob } from "./review.ts";
import { router } from "./routes.ts";
import { subjectData } from "./subject-data.ts";

/** Who the customers are: identifiers, merge and unmerge, traits, companies, consent, erasure. */
export const people: Capability = {
  name: "people",
  migrations: new URL("./migrations/", import.meta.url),
  tables: {
    "people.identifier": { by: "subject_id" },
    "people.edge": { by: "subject_id" },
    "people.separation": { by: "subject_id" },
    "people.holding": { by: "subject_id" },
    "people.membership": { by: "person_id" },
    "people.conflict": { by: "subject_id" },
    "people.change": { by: "person_id" },
    "people.dismissal": { by: "subject_id" },
    "people.trait": { by: "subject_id" },
    "people.activity": { by: "subject_id" },
    "people.company": { by: "company_id" },
    "people.employment": { by: "subject_id" },
    "people.consent": { by: "subject_id" },
    "people.face": { by: "person_id" },
    "people.tally": { by: "person_id" },
    "people.search_entry": { by: "person_id" },
    "people.search_word": { by: "word" },
    "people.erasure": { by: "subject_id" },
    "people.identifier_limit": "reference",
    "people.merge": "reference",
    "people.suggestion": { by: "subject_id" },
    "people.identity_rule": "reference",
    "people.review": "reference",
    "people.claims_trusted": "reference",
  },
  contract,
  router,
  followers: () => [resolution, claimsTrust],
  jobs: (kernel) => [reviewsJob(kernel)],
  topics: [personTopic],
  doors: openExports,
  subjectData,
};
