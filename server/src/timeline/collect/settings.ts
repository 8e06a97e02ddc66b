/** Where a browser reaches this server: `host` with its port, without a path. */
export interface PublicOrigin {
  protocol: "http" | "https";
  host: string;
}

/** The name under which an SDK looks for its own settings: Segment's, or Customer.io's fork of it. */
export type SettingsReader = "Segment.io" | "Customer.io Data Pipelines";

/**
 * Answers GET /v1/projects/<key>/settings so that analytics-next loads fully and sends to this server alone.
 * `apiHost` has no scheme, since analytics-next puts `protocol` in front; a second integration, or any plugin or
 * middleware, would make it load code from Segment; a sample rate of 0 stops its own metrics.
 */
export function settingsFor(origin: PublicOrigin, writeKey: string, reader: SettingsReader = "Segment.io") {
  const apiHost = `${origin.host}/v1`;
  const enabled = { __default: { enabled: true, integrations: {} } };
  return {
    integrations: {
      [reader]: {
        apiKey: writeKey,
        apiHost,
        protocol: origin.protocol,
        unbundledIntegrations: [],
        addBundledMetadata: false,
        maybeBundledConfigIds: {},
        versionSettings: { version: "4.4.7", componentTypes: ["browser"] },
      },
    },
    plan: { track: enabled, identify: enabled, group: enabled },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: { routingRules: [] },
    enabledMiddleware: {},
    metrics: { sampleRate: 0, host: apiHost, protocol: origin.protocol },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** Answers GET /sourceConfig, without which RudderStack's browser SDK (`configUrl`) does not start. */
export function sourceConfigFor(writeKey: string) {
  const off = { enabled: false };
  const config = { statsCollection: { errors: off, metrics: off } };
  return { source: { id: writeKey, name: "throughline", writeKey, config, enabled: true, destinations: [] } };
}
