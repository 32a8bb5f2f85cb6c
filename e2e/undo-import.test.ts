import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();
const TITRE = "Plan à défaire 2024-2028";

/** « Chantier » says to nobody that it holds the pilots. */
function csv(...actions: string[]): string {
  const rows = actions.map((action, index) => `1;Créer des places;1-${"ABC"[index]};${action};Caf`);
  return ["N° objectif;Objectif;Code;Action;Chantier", ...rows].join("\r\n");
}

async function drop(page: Page, name: string, content: string): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), "maillage-depot-")), name);
  await writeFile(file, content);
  await page.goto("/63/importer");
  await page.getByLabel("Fichier du plan").setInputFiles(file);
  const known = page.getByLabel("Schéma", { exact: true }).locator("option", { hasText: TITRE });
  if ((await known.count()) > 0) {
    const value = (await known.getAttribute("value")) ?? "";
    await page.getByLabel("Schéma", { exact: true }).selectOption(value);
  } else {
    await page.getByLabel("Titre du schéma").fill(TITRE);
    await page.getByLabel("Première année").fill("2024");
    await page.getByLabel("Dernière année").fill("2028");
  }
  await page.getByRole("button", { name: "Déposer et vérifier" }).click();
  await page.waitForURL(/\/importations\//);
}

async function expectCleanEverywhere(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expectClean(page);
  }
}

it("a mapping that was corrected is found again, and an import that nothing followed is undone", async () => {
  const page = await browser.visit();
  await signInAs(page, "Solène Marchebois", "/63/importer");
  await drop(page, "plan été n° 1.csv", csv("Ouvrir une crèche"));
  await page.getByText(/Colonnes\s: 4 reconnues sur 5/).click();
  await page.getByLabel(/Chantier/).selectOption({ label: "Pilotage" });
  await page.getByRole("button", { name: "Relire avec ces colonnes" }).click();
  await page.getByText(/Colonnes\s: 5 reconnues sur 5/).waitFor();
  await page.getByRole("button", { name: "Importer 1 action" }).click();
  await page.getByText("Le plan est importé").waitFor();

  await drop(page, "plan n° 2.csv", csv("Ouvrir deux crèches", "Former les équipes"));
  await page.getByText(/Correspondance reprise de l'import du .* par Solène Marchebois/).waitFor();
  await expectCleanEverywhere(page);
  await capture(page, "correspondance");
  await page.getByRole("button", { name: "Revenir à la reconnaissance automatique" }).click();
  await page.getByText("Une autre correspondance est retenue").waitFor();
  await page.getByText(/Colonnes\s: 4 reconnues sur 5/).waitFor();
  await drop(page, "plan n° 2.csv", csv("Ouvrir deux crèches", "Former les équipes"));
  await page.getByRole("button", { name: "Importer 2 actions" }).click();
  await page.getByText("Le plan est importé").waitFor();
  await page.getByRole("heading", { name: "Ce qui a changé" }).waitFor();
  const importation = page.url();
  await expectCleanEverywhere(page);
  await capture(page, "importation");

  await page.getByRole("link", { name: "plan été n° 1.csv" }).click();
  await page.getByText("Cet import ne peut plus être annulé").waitFor();
  await expectCleanEverywhere(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("plan été n° 1.csv");
  expect(await readFile(await file.path(), "utf8")).toBe(csv("Ouvrir une crèche"));

  await page.goto(importation);
  await page.getByText("Annuler cet import", { exact: true }).click();
  await expectClean(page);
  await page.getByRole("button", { name: "Oui, annuler cet import" }).click();
  await page.getByText("Le plan est redevenu ce qu'il était avant cet import.").waitFor();
  await page.getByRole("link", { name: "Voir le plan" }).click();
  await page.getByText("Ouvrir une crèche").first().waitFor({ state: "attached" });
  expect(await page.getByText("Former les équipes").count()).toBe(0);

  await page.goto("/63/importations?etat=annulee");
  expect(await page.locator("tbody tr").count()).toBe(1);
  await expectCleanEverywhere(page);

  // The first import made the scheme: undone in its turn, it takes the scheme away.
  await page.goto("/63/importations?etat=confirmee");
  await page.getByRole("link", { name: "plan été n° 1.csv" }).click();
  await page.getByText("Annuler cet import", { exact: true }).click();
  await page.getByRole("button", { name: "Oui, annuler cet import" }).click();
  await page.getByText(`Le schéma « ${TITRE} », que cet import avait créé, a été retiré.`).waitFor();
  await page.goto("/63/schemas");
  expect(await page.getByText(TITRE).count()).toBe(0);
});
