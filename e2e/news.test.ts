import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();

/** Opens an action of the Puy-de-Dôme by its code, from the search of the plan. */
async function openAction(page: Page, code: string): Promise<void> {
  await page.goto("/63/schemas");
  const schema = await page
    .getByRole("link", { name: /du Puy-de-Dôme/ })
    .first()
    .getAttribute("href");
  await page.goto(`${schema}/plan?recherche=${code}`);
  await page.locator(".arbre-feuille", { hasText: code }).getByRole("link").first().click();
  await page.getByText(`Action ${code}`).first().waitFor();
}

describe("giving news of an action", () => {
  it.each([true, false])("one gesture, on a phone, with scripts %s", async (javaScript) => {
    const page = await browser.visit({ width: 360, javaScript });
    await signInAs(page, "Agathe Clairval");
    await openAction(page, "5-B");
    await page.getByRole("radio", { name: "En cours" }).check();
    await page.getByLabel("Avancement (%)").fill("65");
    await page.getByRole("radio", { name: "Tout va bien" }).check();
    const words = `Trois écoles de plus ont signé (scripts ${javaScript}).`;
    await page.getByLabel("En une ou deux phrases").fill(words);
    // Axe is itself a script.
    if (javaScript) await expectClean(page);
    await page.getByRole("button", { name: "Enregistrer les nouvelles" }).click();
    await page.getByText("Merci, vos nouvelles sont enregistrées").waitFor();
    expect(await page.getByText(words).count()).toBe(1);
    if (javaScript) await expectClean(page);
  });

  it("keeps everything typed when the news contradicts itself", async () => {
    const page = await browser.visit();
    await signInAs(page, "Agathe Clairval");
    await openAction(page, "6-B");
    await page.getByRole("radio", { name: "Abandonnée" }).check();
    await page.getByLabel("En une ou deux phrases").fill("   ");
    await page.getByLabel("Avancement (%)").fill("35");
    await page.getByRole("button", { name: "Enregistrer les nouvelles" }).click();
    await page
      .getByRole("alert")
      .getByText(/Expliquez en une phrase/)
      .first()
      .waitFor();
    expect(await page.getByRole("radio", { name: "Abandonnée" }).isChecked()).toBe(true);
    expect(await page.getByLabel("Avancement (%)").inputValue()).toBe("35");
    await expectClean(page);
  });

  it("a blockage says what would lift it, and shows in the overview", async () => {
    const page = await browser.visit();
    await signInAs(page, "Solène Marchebois");
    await openAction(page, "2-B");
    await page.getByRole("radio", { name: "En cours" }).check();
    await page.getByLabel("L'action est bloquée").check();
    await page.getByLabel("Ce qui bloque").fill("La salle n'est plus disponible en mars.");
    await page.getByLabel("Ce qui débloquerait").fill("Une autre salle prêtée par une commune.");
    await page.getByLabel("Pour quand").fill("2027-02-01");
    await page.getByRole("button", { name: "Enregistrer les nouvelles" }).click();
    await page.getByText("Merci, vos nouvelles sont enregistrées").waitFor();
    await page
      .getByRole("link", { name: /Schéma départemental/ })
      .first()
      .click();
    await page.getByText("Une autre salle prêtée par une commune.").waitFor();
  });
});

describe("refusals that can be seen", () => {
  it("another institution reads the action but may not write", async () => {
    const page = await browser.visit();
    await signInAs(page, "Bastien Fontanel");
    await openAction(page, "21-A");
    expect(await page.getByRole("button", { name: "Enregistrer les nouvelles" }).count()).toBe(0);
    await page.getByText(/C'est réservé aux institutions qui pilotent/).waitFor();
    const answer = await page.request.post(page.url(), {
      form: {
        statut: "en_cours",
        avancement: "10",
        meteo: "soleil",
        date: "2026-01-01",
        cle: crypto.randomUUID(),
      },
      headers: { origin: new URL(page.url()).origin },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain("Bastien Fontanel");
  });

  it("another département reads what is public, without the words, and may not import", async () => {
    const page = await browser.visit();
    await signInAs(page, "Marguerite Vaubourdon", "/63");
    await openAction(page, "1-A");
    await page.getByText("réservés aux institutions du département").waitFor();
    const answer = await page.goto("/63/importer");
    expect(answer?.status()).toBe(403);
    await page.getByText(/vous pouvez seulement lire ce qui est public/).waitFor();
    await expectClean(page);
  });

  it("a visitor may not know of what is not public", async () => {
    const page = await browser.visit();
    expect((await page.goto("/63/importations"))?.status()).toBe(403);
    expect((await page.goto("/63/schemas/aaaaaaaa"))?.status()).toBe(404);
    expect((await page.goto("/75"))?.status()).toBe(404);
    await expectClean(page);
  });

  it.each(WIDTHS)("a file that is too heavy is refused by a page, at %i px", async (width) => {
    const page = await browser.visit({ width });
    await signInAs(page, "Solène Marchebois", "/63/importer");
    const file = join(await mkdtemp(join(tmpdir(), "maillage-lourd-")), "lourd.csv");
    await writeFile(file, Buffer.alloc(25 * 1024 * 1024, "volet;engagement;objectif;action\n"));
    await page.getByLabel("Fichier du plan").setInputFiles(file);
    await page.getByLabel("Titre du schéma").fill("Un plan très lourd");
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === "POST"),
      page.getByRole("button", { name: "Déposer et vérifier" }).click(),
    ]);
    expect(answer.status()).toBe(413);
    await page.getByRole("heading", { name: "L'envoi est trop lourd" }).waitFor();
    await page.getByText("enregistrez la feuille du plan en CSV").waitFor();
    await page.getByText("Solène Marchebois").first().waitFor();
    await expectClean(page);
    await capture(page, `envoi-trop-lourd-${width}`);
    await page.getByRole("link", { name: "Recommencer avec un fichier plus léger" }).click();
    await page.getByLabel("Fichier du plan").waitFor();
  });

  it("a body too large for an address without a page is refused by a sentence", async () => {
    const page = await browser.visit();
    await page.goto("/demonstration");
    const answer = await page.request.post("/demonstration/reinitialiser", {
      headers: { origin: new URL(page.url()).origin },
      multipart: {
        fichier: { name: "lourd", mimeType: "text/plain", buffer: Buffer.alloc(22 * 1024 * 1024) },
      },
    });
    expect(answer.status()).toBe(413);
    expect(await answer.text()).toContain("L'envoi dépasse 20 Mo");
  });

  it("a form posted from another site is refused", async () => {
    const page = await browser.visit();
    await page.goto("/demonstration");
    const answer = await page.request.post("/demonstration", {
      headers: { origin: "https://ailleurs.example" },
      form: {},
    });
    expect(answer.status()).toBe(403);
  });
});
