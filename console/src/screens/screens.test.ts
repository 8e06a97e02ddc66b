import { afterAll, beforeAll } from "vitest";
import { accessibilityStories } from "./accessibility.stories.ts";
import { accountStories } from "./account.stories.ts";
import { byHandStories } from "./by-hand.stories.ts";
import { catalogueStories } from "./catalogue.stories.ts";
import { companiesStories } from "./companies.stories.ts";
import { type OpenConsole, openConsole } from "./console.fixture.ts";
import { entryStories } from "./entry.stories.ts";
import { identityStories } from "./identity.stories.ts";
import { importStories } from "./import.stories.ts";
import { inboxStories } from "./inbox.stories.ts";
import { inboxAccessibilityStories } from "./inbox-accessibility.stories.ts";
import { inboxKeysStories } from "./inbox-keys.stories.ts";
import { liveStories } from "./live.stories.ts";
import { peopleStories } from "./people.stories.ts";
import { personStories } from "./person.stories.ts";
import { sampleStories } from "./sample.stories.ts";
import { serviceStories } from "./service-metrics.stories.ts";
import { settingsStories } from "./settings.stories.ts";
import { setupStories } from "./setup.stories.ts";
import { workspaceAccessibilityStories } from "./workspace-accessibility.stories.ts";

// One file, so that one build, one server and one browser serve all stories.
let opened: OpenConsole;
beforeAll(async () => {
  opened = await openConsole();
}, 120_000);
afterAll(() => opened?.close());

const console = () => opened;
entryStories(console);
liveStories(console);
peopleStories(console);
personStories(console);
accessibilityStories(console);
catalogueStories(console);
importStories(console);
settingsStories(console);
identityStories(console);
companiesStories(console);
byHandStories(console);
setupStories(console);
accountStories(console);
sampleStories(console);
serviceStories(console);
inboxStories(console);
inboxKeysStories(console);
inboxAccessibilityStories(console);
workspaceAccessibilityStories(console);
