import { expect, test } from "vitest";
import { settingsFor, sourceConfigFor } from "./settings.ts";

test("analytics-next finds its one integration, pointed at this server, and nothing that loads foreign code", () => {
  const settings = settingsFor({ protocol: "http", host: "localhost:4600" }, "wk");
  expect(Object.keys(settings.integrations)).toEqual(["Segment.io"]);
  expect(settings.integrations["Segment.io"]).toMatchObject({
    apiKey: "wk",
    apiHost: "localhost:4600/v1",
    protocol: "http",
  });
  expect(settings).toMatchObject({ remotePlugins: [], enabledMiddleware: {}, metrics: { sampleRate: 0 } });
  expect(JSON.stringify(settings)).not.toContain("segment.com");
});

test("Customer.io's fork looks for its settings under its own name", () => {
  const settings = settingsFor({ protocol: "https", host: "cx.example.com" }, "wk", "Customer.io Data Pipelines");
  expect(settings.integrations).toEqual({ "Customer.io Data Pipelines": expect.objectContaining({ apiKey: "wk" }) });
});

test("RudderStack's SDK accepts its source config: an id, a config, a list of destinations", () => {
  expect(sourceConfigFor("wk").source).toMatchObject({ id: "wk", config: expect.any(Object), destinations: [] });
});
