import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import excel from "exceljs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { printedPages } from "./support/printed.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();

/** The real table of the Puy-de-Dôme, when it stands beside the project. */
const REEL = new URL("../../shared/donnees/schema-63/plan-actions-tableur.xlsx", import.meta.url);

async function deposit(page: Page, file: string, titre: string): Promise<void> {
  await page.goto("/63/importer");
  await page.getByLabel("Fichier du plan").setInputFiles(file);
  await page.getByLabel("Schéma", { exact: true }).selectOption("");
  await page.getByLabel("Titre du schéma").fill(titre);
  await page.getByLabel("Première année").fill("2023");
  await page.getByLabel("Dernière année").fill("2027");
  await page.getByRole("button", { name: "Déposer et vérifier" }).click();
}

/** Corrects the three errors planted in the sample workbook, as its owner would in a spreadsheet program. */
async function mend(file: string): Promise<string> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error("the sample has no sheet");
  sheet.eachRow((row) => {
    const [code, action, nature, fin] = [4, 5, 6, 12].map((column) => row.getCell(column).text);
    if (nature === "Peut-être") row.getCell(6).value = "Nouvelle";
    if (code === "2-B" && fin === "2024") row.getCell(12).value = "2026";
    if (code === "3-A" && action?.startsWith("Former")) row.getCell(4).value = "3-C";
  });
  const mended = file.replace(".xlsx", "-corrige.xlsx");
  await workbook.xlsx.writeFile(mended);
  return mended;
}

describe("a coordinator drops a plan", () => {
  it("sees every error at once, mends them, sees the difference, confirms, and prints a fiche", async () => {
    const folder = await mkdtemp(join(tmpdir(), "maillage-depot-"));
    const page = await browser.visit();
    await signInAs(page, "Solène Marchebois", "/63/importer");
    await capture(page, "importer");

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Classeur d'exemple" }).click();
    const sample = join(folder, "exemple.xlsx");
    await (await download).saveAs(sample);

    await deposit(page, sample, "Plan d'essai 2023-2027");
    await page.waitForURL(/\/importations\//);
    const errors = page.locator("#erreurs tbody tr");
    await expect.poll(() => errors.count()).toBe(3);
    const text = (await errors.allInnerTexts()).join("\n");
    expect(text).toContain("Peut-être");
    expect(text).toMatch(/9\s+Échéance/);
    expect(text).toMatch(/«\s3-A\s»/u);
    expect(await page.getByRole("button", { name: /^Importer/ }).count()).toBe(0);
    await expectClean(page);
    await capture(page, "erreurs");

    await deposit(page, await mend(sample), "Plan d'essai 2023-2027");
    await page.waitForURL(/\/importations\//);
    expect(await page.locator("#erreurs").count()).toBe(0);
    await page.getByText("8 actions ajoutées").waitFor();
    await expectClean(page);
    await capture(page, "difference");
    await page.getByRole("button", { name: "Importer 8 actions" }).click();

    await page.getByText("Le plan est importé").waitFor();
    await page
      .getByText(/8\sactions ajoutées/)
      .first()
      .waitFor();
    await page.getByRole("link", { name: "Ouvrir le schéma" }).click();
    await page.getByRole("heading", { level: 1, name: "Plan d'essai 2023-2027" }).waitFor();

    await page.getByRole("link", { name: "Plan", exact: true }).click();
    const objectif = page.locator("details", { hasText: "Faire vivre un lieu pour les parents" }).last();
    await objectif.locator("summary").click();
    await objectif.getByRole("link", { name: "Ouvrir la fiche objectif" }).click();
    await page
      .getByRole("heading", { level: 1, name: "Faire vivre un lieu pour les parents par bassin de vie" })
      .waitFor();
    expect(await page.locator("tbody tr").count()).toBe(3);
    await expectClean(page);
    expect(await printedPages(page)).toBe(1);
  });

  it("drops the real table of the Puy-de-Dôme", async () => {
    if (!existsSync(REEL)) {
      console.info("The real files are not beside the project: this journey ran on nothing.");
      return;
    }
    const page = await browser.visit();
    await signInAs(page, "Solène Marchebois", "/63/importer");
    await page.getByLabel("Fichier du plan").setInputFiles(REEL.pathname);
    await page.getByLabel("Titre du schéma").fill("SDSF 2022-2026");
    await page.getByLabel("Première année").fill("2022");
    await page.getByLabel("Dernière année").fill("2026");
    await page.getByRole("button", { name: "Déposer et vérifier" }).click();
    await page.getByText("4 volets, 13 engagements, 30 objectifs, 114 actions").waitFor();
    await page.getByRole("button", { name: "Importer 114 actions" }).click();
    await page
      .getByText(/114\sactions ajoutées/)
      .first()
      .waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expectClean(page);
    }
    // Each fiche of the paper scheme is one page.
    await page.getByRole("link", { name: "Voir le plan" }).click();
    const fiches = page.locator('a[href*="/objectifs/"]');
    const addresses = await fiches.evaluateAll((links) =>
      links.map((link) => link.getAttribute("href") ?? ""),
    );
    expect(new Set(addresses).size).toBe(30);
    for (const address of new Set(addresses)) {
      await page.goto(address);
      expect(await printedPages(page), address).toBe(1);
    }
  });
});

describe("a file that is not a plan", () => {
  const cases: [string, string, Buffer | (() => Promise<Buffer>), RegExp][] = [
    ["empty", "vide.csv", Buffer.alloc(0), /vide/],
    [
      "an image renamed",
      "photo.xlsx",
      Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
      /(?:image|PNG)/i,
    ],
    ["a workbook cut short", "coupe.xlsx", cutWorkbook, /archive|abîmé|illisible/i],
  ];
  it.each(cases)(
    "%s: a clear message, the form kept, nothing written",
    async (_name, nom, content, message) => {
      const folder = await mkdtemp(join(tmpdir(), "maillage-depot-"));
      const file = join(folder, nom);
      await writeFile(file, typeof content === "function" ? await content() : content);
      const page = await browser.visit();
      await signInAs(page, "Solène Marchebois", "/63/importer");
      await deposit(page, file, "Jamais créé 2023-2027");
      await page.getByRole("alert").getByText(message).first().waitFor();
      expect(await page.getByLabel("Titre du schéma").inputValue()).toBe("Jamais créé 2023-2027");
      await expectClean(page);
      await page.goto("/63/schemas");
      expect(await page.getByText("Jamais créé").count()).toBe(0);
    },
  );
});

async function cutWorkbook(): Promise<Buffer> {
  const workbook = new excel.Workbook();
  workbook.addWorksheet("Plan").addRow(["Objectif", "Action"]);
  const folder = await mkdtemp(join(tmpdir(), "maillage-depot-"));
  await workbook.xlsx.writeFile(join(folder, "plan.xlsx"));
  return (await readFile(join(folder, "plan.xlsx"))).subarray(0, 2_000);
}
