import { afterAll, beforeAll } from "vitest";
import { accessibilityStories } from "./accessibility.stories.ts";
import { entryStories } from "./entry.stories.ts";
import { fieldStories } from "./field.stories.ts";
import { listStories } from "./list.stories.ts";
import { overlayStories } from "./overlay.stories.ts";
import { type OpenPreview, openPreview } from "./preview.fixture.ts";
import { shellStories } from "./shell.stories.ts";

// One file, so that one build and one browser serve all stories.
let opened: OpenPreview;
beforeAll(async () => {
  opened = await openPreview();
}, 120_000);
afterAll(() => opened.close());

const preview = () => opened;
fieldStories(preview);
listStories(preview);
overlayStories(preview);
shellStories(preview);
entryStories(preview);
accessibilityStories(preview);
