import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";

/**
 * What may look at the figures as files say them: the door itself, what writes them, what checks a file before it is shown,
 * and what decides which cells are hidden.
 */
const PERMIS = [
  "modules/observatoire/queries/secret/observation-diffusee.ts",
  "modules/observatoire/queries/secret/load-cellules.ts",
  "modules/observatoire/commands/secret/protect-figures.ts",
  "modules/observatoire/commands/imports/write-observations.ts",
  "modules/observatoire/queries/check-figures.ts",
];

/** In SQL, whose words are capitals here as in most places, or through the builder of queries. */
const READS =
  /\b(?:FROM|JOIN|INTO|UPDATE|USING|ONLY|TABLE|from|join|into|update|using)\s+(?:public\.)?"?observation\b(?!["'`]?[,:;.)])|\b(?:selectFrom|\w*Join|updateTable|insertInto|deleteFrom|mergeInto|using|table|ref)\(\s*["'`](?:public\.)?observation\b/;

/** Every source of the server that names the table of the figures, tests aside. */
function readers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name) && !/\.test\.tsx?$|^testing\/|generated\.ts$/.test(name))
    .filter((name) => READS.test(readFileSync(join(folder, name), "utf8")))
    .sort();
}

describe("the one door to the figures", () => {
  it("is the only way that leads a reader to a figure", () => {
    const found = readers(join(projectRoot(), "src"));
    expect(found.filter((name) => !PERMIS.includes(name))).toEqual([]);
    expect(found).toContain("modules/observatoire/queries/secret/observation-diffusee.ts");
  });

  it("knows a reading when it sees one", () => {
    for (const text of [
      "SELECT 1 FROM observation o",
      "SELECT 1 FROM observation WHERE true",
      "sql.table('observation')",
      "JOIN observation a ON true",
      'selectFrom("observation as o")',
      "selectFrom('observation')",
      "from\n  observation o",
      "FROM public.observation o",
    ])
      expect(READS.test(text), text).toBe(true);
    for (const text of [
      "FROM observation_diffusee o",
      "const observation = 1",
      "({ observation }) => observation",
    ])
      expect(READS.test(text), text).toBe(false);
  });
});
