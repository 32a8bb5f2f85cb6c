import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";

describe("the sources", () => {
  it("answer JSON through a contract and nowhere else", async () => {
    const source = join(projectRoot(), "src");
    const files = (await readdir(source, { recursive: true })).filter(
      (file) =>
        /(?:^|\/)api(?:\.ts$|\/.*\.tsx?$)/.test(file) &&
        !/\.test\.tsx?$/.test(file) &&
        !file.startsWith("testing") &&
        !file.endsWith("http/api/respond.ts"),
    );
    expect(files.length).toBeGreaterThan(8);
    const raw: string[] = [];
    for (const file of files) {
      const text = await readFile(join(source, file), "utf8");
      if (/\.json\s*\(|new\s+Response\b|\b\w+\.(?:body|text|html|newResponse)\s*\(/.test(text))
        raw.push(file);
    }
    expect(raw).toEqual([]);
  });
});
