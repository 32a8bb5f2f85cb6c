// The arrows of docs/architecture: platform → nothing; a module → platform and the doors of the modules below it.
const ALLOWED = {
  acteurs: [],
  territoires: [],
  schemas: ["acteurs", "territoires"],
  observatoire: ["territoires", "schemas"],
};

const modules = Object.keys(ALLOWED);

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "platform-knows-no-module",
      severity: "error",
      from: { path: "^src/platform/" },
      to: { path: "^src/modules/" },
    },
    ...modules.flatMap((name) => {
      const others = modules.filter((other) => other !== name);
      const allowed = ALLOWED[name];
      const rules = [
        {
          name: `${name}-by-the-door`,
          comment: "Another module is entered by its index.ts only.",
          severity: "error",
          from: { path: `^src/modules/(${others.join("|")})/`, pathNot: "\\.test\\.tsx?$" },
          to: { path: `^src/modules/${name}/`, pathNot: `^src/modules/${name}/index\\.ts$` },
        },
      ];
      const refused = others.filter((other) => !allowed.includes(other));
      if (refused.length > 0) {
        rules.push({
          name: `${name}-arrows`,
          severity: "error",
          from: { path: `^src/modules/${name}/`, pathNot: "\\.test\\.tsx?$" },
          to: { path: `^src/modules/(${refused.join("|")})/` },
        });
      }
      return rules;
    }),
    {
      name: "domain-is-pure",
      comment: "Rules import values and themselves; the reading of a plan also takes the shape of sheets.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/domain/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^(src/|node_modules/(pg|kysely|react|hono|exceljs))",
        pathNot:
          "^src/(platform/values/|modules/[^/]+/domain/|platform/import/(columns|words|feuilles)\\.ts)",
      },
    },
    {
      name: "pages-never-touch-the-base",
      severity: "error",
      from: { path: "^src/modules/[^/]+/pages/" },
      to: { path: "^(src/platform/database/|node_modules/(pg|kysely)/)" },
    },
    {
      name: "queries-do-not-command",
      severity: "error",
      from: { path: "^src/modules/[^/]+/queries/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^src/modules/[^/]+/(commands|pages)/" },
    },
    {
      name: "values-stand-alone",
      severity: "error",
      from: { path: "^src/platform/values/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^src/", pathNot: "^src/platform/values/" },
    },
    {
      name: "tests-stay-out",
      severity: "error",
      from: { path: "^src/", pathNot: "(\\.test\\.tsx?$|\\.testing\\.tsx?$|^src/testing/)" },
      to: { path: "(\\.test\\.tsx?$|\\.testing\\.tsx?$|^src/testing/)" },
    },
    {
      name: "resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "(^virtual:|\\+types/|\\?url$)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
