// The import law of ARCHITECTURE.md, as dependency-cruiser checks it. `npm run check` runs it.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const list = readFileSync(join(__dirname, "server/src/capabilities.ts"), "utf8");
/** The capabilities in their order, from the one place that says it. */
const order = /readonly Capability\[\] = \[([^\]]+)\]/.exec(list)[1].match(/\w+/g);

const anyCapability = `^server/src/(${order.join("|")})/`;
const contracts = "^server/src/[^/]+/contract[.]ts$";
const doors = "^server/src/[^/]+/(contract|public)[.]ts$";
const tests = ["[.](test|fixture|stories)[.]tsx?$", "-cast[.]ts$", "[.]setup[.]ts$"];
// They look at the whole house from outside, so they are bound by no order.
const overseers = ["^server/src/architecture/", "^server/src/capabilities[.]ts$", "^rules/", "^bench/", "^docs/"];

const forward = order.slice(0, -1).map((name, place) => ({
  name: `${name}-calls-backwards`,
  comment: "Law 1: call backwards only. What a later capability computes comes back as a trait.",
  from: { path: `^server/src/${name}/`, pathNot: tests },
  to: { path: `^server/src/(${order.slice(place + 1).join("|")})/`, pathNot: contracts },
}));

const law = {
  forbidden: [
    ...forward,
    {
      name: "kernel-knows-no-capability",
      comment: "Law 1: the kernel knows no word of the domain.",
      from: { path: "^server/src/kernel/", pathNot: tests },
      to: { path: "^server/src/", pathNot: ["^server/src/kernel/", "^server/src/database[.]generated[.]ts$"] },
    },
    {
      name: "capabilities-have-two-doors",
      comment: "Law 2: enter another capability by contract.ts or public.ts.",
      from: { path: "^server/src/([^/]+)/", pathNot: [...tests, ...overseers] },
      to: { path: anyCapability, pathNot: ["^server/src/$1/", doors] },
    },
    {
      name: "the-house-enters-by-the-doors",
      comment: "Law 2, for the files beside the capabilities.",
      from: { path: "^server/src/[^/]+[.]ts$", pathNot: [...tests, ...overseers] },
      to: { path: anyCapability, pathNot: doors },
    },
    {
      name: "manifests-are-read-by-the-list",
      comment: "A capability.ts is read by capabilities.ts only.",
      from: { pathNot: ["^server/src/capabilities[.]ts$", ...tests] },
      to: { path: "^server/src/[^/]+/capability[.]ts$", pathNot: "^server/src/kernel/" },
    },
    {
      name: "the-list-reads-manifests",
      comment: "capabilities.ts is a list of manifests and nothing else.",
      from: { path: "^server/src/capabilities[.]ts$" },
      to: { pathNot: "^server/src/[^/]+/capability[.]ts$" },
    },
    {
      name: "contracts-import-contracts",
      comment: "A contract imports other contracts, and words of its own capability.",
      from: { path: "^server/src/([^/]+)/contract[.]ts$" },
      to: { pathNot: [contracts, "^server/src/$1/", "^node_modules/"] },
    },
    {
      name: "contracts-are-for-browsers-too",
      comment: "Whatever a contract leads to is zod, the contract library or plain words.",
      from: { path: contracts },
      to: { reachable: true, pathNot: ["^server/src/", "^node_modules/(zod|@orpc/contract)/"] },
    },
    {
      name: "contracts-reach-no-edges",
      comment: "A browser that reads a contract gets no query and no edge with it.",
      from: { path: contracts },
      to: { reachable: true, path: ["[.]sql[.]ts$", "/(routes|live|jobs|listeners|capability|public)[.]ts$"] },
    },
    {
      name: "queries-stay-at-home",
      comment: "Law 3: a *.sql.ts is imported within its own capability.",
      from: { path: "^server/src/([^/]+)/", pathNot: tests },
      to: { path: "[.]sql[.]ts$", pathNot: "^server/src/$1/" },
    },
    {
      name: "queries-stay-in-capabilities",
      comment: "Law 3, for everything outside the capabilities.",
      from: { pathNot: [anyCapability, ...tests] },
      to: { path: "[.]sql[.]ts$" },
    },
    {
      name: "only-sql-files-speak-sql",
      comment: "Law 3: only *.sql.ts and the kernel speak SQL.",
      from: { path: anyCapability, pathNot: ["[.]sql[.]ts$", ...tests] },
      to: { path: "^node_modules/(kysely|pg|pg-copy-streams|pg-cursor)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "queries-know-no-edges",
      comment: "A *.sql.ts holds queries: no HTTP, no jobs, no rules of the edges.",
      from: { path: "[.]sql[.]ts$" },
      to: { path: ["/(routes|live|jobs|listeners|capability)[.]ts$", "^node_modules/(fastify|@orpc)/"] },
    },
    {
      name: "console-imports-contracts",
      comment: "Law 4: of the server, the console knows contracts.",
      from: { path: "^console/", pathNot: tests },
      to: { path: ["^server/", "^simulator/", "^bench/"], pathNot: contracts },
    },
    {
      name: "sdk-imports-types-of-contracts",
      comment: "Law 4: widget and SDK import types of contracts only.",
      from: { path: "^(sdk|widget)/src/", pathNot: tests },
      to: { path: "^(server|console|simulator|bench)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "sdk-imports-types-of-contracts-alone",
      comment: "Law 4: of those, contracts and nothing else.",
      from: { path: "^(sdk|widget)/src/", pathNot: tests },
      to: { path: "^(server|console|simulator|bench)/", pathNot: contracts },
    },
    {
      name: "sdk-has-no-dependency",
      comment: "What runs in a company's pages brings nothing with it.",
      from: { path: "^sdk/src/", pathNot: tests },
      to: { path: "^node_modules/" },
    },
    {
      name: "simulator-uses-public-doors",
      comment: "The simulator knows of the server what any sender knows.",
      from: { path: "^simulator/", pathNot: tests },
      to: { path: "^(server|console|bench)/" },
    },
    {
      name: "server-needs-no-console",
      comment: "The server serves what was built; it imports none of it.",
      from: { path: "^server/", pathNot: tests },
      to: { path: "^(console|bench|rules|docs)/", pathNot: "^rules/[^/]+[.]ts$" },
    },
    {
      name: "parts-know-nothing-else",
      comment: "Parts know no screen, no shell and no capability.",
      from: { path: "^console/src/parts/", pathNot: tests },
      to: { path: ["^console/", "^server/", "^simulator/", "^sdk/"], pathNot: "^console/src/parts/" },
    },
    {
      name: "screens-do-not-import-screens",
      comment: "Law 5: a screen is one job; what two share is a part, or belongs to the shell.",
      from: { path: "^console/src/screens/([^/]+)/", pathNot: tests },
      to: { path: "^console/src/screens/", pathNot: "^console/src/screens/$1/" },
    },
    {
      name: "channels-do-not-import-channels",
      comment: "Law 5.",
      from: { path: "^server/src/channels/([^/]+)/", pathNot: tests },
      to: { path: "^server/src/channels/[^/]+/", pathNot: "^server/src/channels/$1/" },
    },
    {
      name: "no-cycles",
      comment: "Law 5: no cycles. Types may look at each other.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "packages-are-declared",
      comment: "Law 5: no undeclared packages.",
      from: { pathNot: "^docs/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "imports-lead-somewhere",
      comment: "An import that cannot be found.",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^virtual:", "[?]"] },
    },
    {
      name: "tests-stay-out-of-the-product",
      comment: "What runs does not import tests or what supports them.",
      from: { pathNot: [...tests, ...overseers] },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^[^/]+/dist/", "[.]css$", "^data/"] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts", ".json"],
    },
  },
};

module.exports = { ...law, forbidden: law.forbidden.map((rule) => ({ severity: "error", ...rule })) };
