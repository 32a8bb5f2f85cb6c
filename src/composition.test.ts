import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";
import { allMessages } from "./composition.ts";

/** A refusal as the sources write it: `new Refusal("code", …)`, on one line or more. */
const THROWN = /new\s+Refusal\(\s*(["'`])([^"'`]+)\1/g;

/** Codes that the sources refuse with, and the first file that does. */
async function thrownCodes(): Promise<Map<string, string>> {
  const source = join(projectRoot(), "src");
  const found = new Map<string, string>();
  for (const file of await readdir(source, { recursive: true })) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
    for (const [, , code = ""] of (await readFile(join(source, file), "utf8")).matchAll(THROWN)) {
      if (!found.has(code)) found.set(code, file);
    }
  }
  return found;
}

describe("every refusal", () => {
  it("has a sentence", async () => {
    const messages = allMessages();
    const codes = await thrownCodes();
    expect(codes.size).toBeGreaterThan(20);
    const silent = [...codes].filter(([code]) => messages.sentence({ code, details: {} }).includes(code));
    expect(silent).toEqual([]);
  });

  it("has a code made of the module and the reason, in kebab-case", async () => {
    const codes = [...(await thrownCodes()).keys()];
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/.test(code))).toEqual([]);
  });

  it("without a sentence is still said, by its code: that is what the first test looks for", () => {
    expect(allMessages().sentence({ code: "essai.sans-phrase", details: {} })).toContain("essai.sans-phrase");
  });
});

describe("every form", () => {
  it("that changes something goes through Formulaire, which carries the proof that it is ours", async () => {
    const source = join(projectRoot(), "src");
    const plain: string[] = [];
    for (const file of await readdir(source, { recursive: true })) {
      if (!/\.tsx$/.test(file) || file.endsWith("ui/formulaire.tsx")) continue;
      const text = await readFile(join(source, file), "utf8");
      for (const [tag] of text.matchAll(/<[Ff]orm\s[^>]*>/gs)) {
        // Only reading: method get, said in full.
        if (!/method="get"/i.test(tag)) plain.push(`${file}: ${tag}`);
      }
      if (/<form>|formAction=|formMethod=/.test(text)) plain.push(file);
    }
    expect(plain).toEqual([]);
  });

  it("is read by the server alone, which bounds it first", async () => {
    const source = join(projectRoot(), "src");
    const readers: string[] = [];
    for (const file of await readdir(source, { recursive: true })) {
      if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
      if (/\.formData\(\)/.test(await readFile(join(source, file), "utf8"))) readers.push(file);
    }
    expect(readers).toEqual(["platform/http/protection/form-body.ts"]);
  });
});
