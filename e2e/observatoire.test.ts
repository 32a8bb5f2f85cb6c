import { describe, expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { printedPages } from "./support/printed.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();
const CLERMONT = "246300701";
const FRAMES = [
  "/63/observatoire/integrable",
  `/63/observatoire/territoires/${CLERMONT}/integrable`,
  `/63/observatoire/evolution/integrable?indicateur=filosofi-q2&territoire=${CLERMONT}`,
];

describe("the observatory", () => {
  it.each(WIDTHS)("gives other sites frames that are clean at %i px", async (width) => {
    const page = await browser.visit({ width });
    for (const [rang, frame] of FRAMES.entries()) {
      expect((await page.goto(frame))?.status(), frame).toBe(200);
      await expectClean(page);
      await capture(page, `integrable-${rang}-${width}`);
    }
  });

  it("prints the portrait of the département and of each of its 14 EPCI on one sheet", async () => {
    const page = await browser.visit();
    await page.goto("/63/observatoire/territoires");
    const links = page.locator('main li > a[href^="/63/observatoire/territoires/"]');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(addresses).toHaveLength(15);
    for (const address of addresses) {
      await page.goto(address);
      await page.getByRole("heading", { name: "Services aux familles" }).waitFor();
      expect(await printedPages(page), address).toBe(1);
    }
  });

  it("takes a zoning off once it was asked twice, and puts it back, without JavaScript", async () => {
    const page = await browser.visit({ javaScript: false });
    await signInAs(page, "Solène Marchebois");
    await page.goto("/63/territoires/zonages/importer");
    const row = page.getByRole("row", { name: /QPV.*2019/ });
    await row.getByText("Retirer", { exact: true }).click();
    await row.getByRole("button", { name: /Retirer ce zonage/ }).click();
    await page.getByText("Le zonage est retiré").waitFor();
    await page.goto("/63/territoires/zonages?genre=qpv&annee=2019");
    await page.getByText("Aucune zone ne correspond").waitFor();
    await page.goto("/63/territoires/zonages/importer");
    await page.getByRole("button", { name: /Remettre.*QPV.*2019/ }).click();
    await page.getByText("Le zonage est remis").waitFor();
    await page.goto("/63/territoires/zonages?genre=qpv&annee=2019");
    await page.getByText("Molles Cizolles").waitFor();
  });

  it("shows what a table of competences would change before it is imported, then shows it in the portrait", async () => {
    const page = await browser.visit();
    await signInAs(page, "Solène Marchebois");
    await page.goto("/63/territoires/competences/importer");
    const header = "siren;competence;exercice;depuis;source\n";
    const table = page.getByLabel("Ou tableau collé");
    await table.fill(`${header}200070712;parentalite;exercee;2020;Essai\n200070712;voirie;exercee;;Essai\n`);
    await page.getByRole("button", { name: "Voir ce qui changerait" }).click();
    await page.getByText(/ligne 3, compétence inconnue \(voirie\)/).waitFor();
    await expectClean(page);
    await page.getByRole("button", { name: "Importer", exact: true }).click();
    await page.getByText("Rien n’a été écrit").waitFor();
    expect(await table.inputValue()).toContain("voirie");
    await table.fill(`${header}200070712;parentalite;exercee;2020;Essai\n`);
    await page.getByRole("button", { name: "Importer", exact: true }).click();
    await page.getByText("Les compétences sont importées").waitFor();
    await page.goto("/63/observatoire/territoires/200070712");
    await page.getByText("Soutien à la parentalité : intercommunale, depuis 2020").waitFor();
  });
});
