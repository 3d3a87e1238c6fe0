// Who may import whom. Read by `npm run check` (scripts/checks/imports.ts); each rule says why it stands.

// Tiers keep the import graph free of circles: imports point down only, and modules of one tier never
// import each other. A module that is not in this table may not be imported from or to.
const tierOf = {
  accounts: 1,
  directory: 2,
  catalogue: 3,
  discovery: 4,
  "resource-sharing": 4,
  "digital-lending": 4,
  "reference-desk": 4,
  community: 4,
  workspace: 4,
  learning: 4,
  programmes: 4,
  exchange: 4,
  acquisitions: 4,
  ledger: 4,
  publishing: 4,
  analytics: 5,
  notifications: 5,
};

const names = Object.keys(tierOf);
const tests = "\\.test\\.tsx?$";
// Random values for property tests stand beside what they are values of.
const forTests = [tests, "/testing/", "(/|-)arbitrary[^/]*\\.ts$"];
const oneOf = (list) => `^src/modules/(${list.join("|")})/`;

const tierRules = names.map((name) => ({
  name: `tier-of-${name}`,
  comment: `${name} imports only modules of lower tiers: imports point down, so that no circle can form. Compose in app/, or listen to the other's events.`,
  severity: "error",
  from: { path: `^src/modules/${name}/` },
  to: { path: oneOf(names.filter((other) => other !== name && tierOf[other] >= tierOf[name])) },
}));

const rules = [
  {
    name: "no-circles",
    comment: "Files that need each other cannot be understood, tested or moved one at a time.",
    from: {},
    to: { circular: true },
  },
  {
    name: "faces-only",
    comment:
      "A module is entered by its face, src/modules/<name>/index.ts: behind it everything may change freely.",
    from: { path: "^(src|bin)/", pathNot: "^src/modules/" },
    to: { path: "^src/modules/[^/]+/", pathNot: "^src/modules/[^/]+/index\\.ts$" },
  },
  {
    name: "faces-only-between-modules",
    comment:
      "A module is entered by its face, src/modules/<name>/index.ts: behind it everything may change freely.",
    from: { path: "^src/modules/([^/]+)/" },
    to: {
      path: "^src/modules/[^/]+/",
      pathNot: ["^src/modules/$1/", "^src/modules/[^/]+/index\\.ts$"],
    },
  },
  {
    name: "known-modules-only",
    comment: "Every module has a tier: add the new one to the table in .dependency-cruiser.js.",
    from: {},
    to: { path: "^src/modules/", pathNot: oneOf(names) },
  },
  {
    name: "kernel-knows-nobody",
    comment:
      "The kernel is the ground that all rooms stand on; what it needs of them is passed to it as an argument.",
    from: { path: "^src/kernel/" },
    to: { path: "^(src|bin|bench|test|scripts)/", pathNot: "^src/kernel/" },
  },
  {
    name: "standards-know-nobody",
    comment: "Standards are pure codecs, usable in any program: they import nothing of ours.",
    from: { path: "^src/standards/" },
    to: { path: "^(src|bin|bench|test|scripts)/", pathNot: "^src/standards/" },
  },
  {
    name: "standards-are-pure",
    comment: "Bytes in, values out: a codec that reads files, sockets, clocks or a database is not one.",
    from: { path: "^src/standards/", pathNot: tests },
    to: {
      path: [
        "^(fs|net|tls|http|https|http2|dgram|child_process|worker_threads|sqlite)(/|$)",
        "node_modules/(pg|hono|graphile-worker)/",
      ],
    },
  },
  {
    name: "web-imports-kernel-only",
    comment: "The design system is used by every page, so it may know none of them.",
    from: { path: "^src/web/" },
    to: { path: "^(src|bin|bench|test|scripts)/", pathNot: "^src/(web|kernel)/" },
  },
  {
    name: "islands-stand-alone",
    comment: "Islands run in the browser: one import from the server's code would send it to every reader.",
    from: { path: "^src/web/islands/", pathNot: tests },
    to: { pathNot: "^src/web/islands/" },
  },
  {
    name: "app-is-the-top",
    comment: "Only commands start the composition root; a room that reaches up to it makes a circle.",
    from: { path: "^src/", pathNot: "^src/app/" },
    to: { path: "^(src/app|bin)/" },
  },
  {
    name: "domain-is-pure",
    comment: "Rules and state machines are tried without a clock, a network or a database.",
    from: { path: "^src/modules/[^/]+/domain/", pathNot: tests },
    to: {
      path: [
        "^src/modules/[^/]+/(db|http|pages|jobs)/",
        "^src/kernel/(database|postgres|http|testing)/",
        "^src/kernel/(clock|files|mail|jobs|events|log)\\.ts$",
        "^src/web/.*\\.tsx$",
        "^(fs|net|tls|http|https|dgram|child_process|worker_threads|sqlite)(/|$)",
        "node_modules/(pg|hono|graphile-worker|nodemailer)/",
      ],
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "testing-for-tests-only",
    comment: "What sets tests up has no place in the running product.",
    from: { path: "^(src|bin)/", pathNot: forTests },
    to: { path: forTests },
  },
  {
    name: "product-stands-alone",
    comment: "Tests, benchmarks and scripts may import the product, never the other way round.",
    from: { path: "^(src|bin)/", pathNot: tests },
    to: { path: "^(test|bench|scripts)/" },
  },
  {
    name: "shipped-packages-only",
    comment: "An installation leaves devDependencies out: the product may not need them.",
    from: { path: "^(src|bin)/", pathNot: forTests },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
  {
    name: "nothing-unresolved",
    comment:
      "An import that leads nowhere is a typing error, a deep import, or a package not in package.json.",
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [...tierRules, ...rules.map((rule) => ({ severity: "error", ...rule }))],
  options: {
    // dependency-cruiser's own TypeScript parser does not know TypeScript 7: it would find nothing.
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.tmp/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
