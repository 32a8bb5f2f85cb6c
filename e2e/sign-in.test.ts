import { describe, expect, inject, it } from "vitest";
import { capture } from "./support/capture.ts";
import { runCommand } from "./support/processes.ts";
import { expectClean, openBrowser, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();

/** A sign-in link, as the command line gives it; the address of its server is not ours. */
async function linkFor(courriel: string): Promise<string> {
  const { said } = await runCommand(["administrateur", "lien", "--courriel", courriel], {
    MAILLAGE_DONNEES: inject("donnees"),
    MAILLAGE_DEMO: "1",
  });
  const path = /\/connexion\/lien\?jeton=[\w-]{43}/.exec(said)?.[0];
  if (!path) throw new Error(`no link in: ${said}`);
  return path;
}

describe("signing in by a link", () => {
  it.each(WIDTHS)("is clean at %i px, from the link to the way out", async (width) => {
    const page = await browser.visit({ width });
    await page.goto("/connexion");
    await expectClean(page);
    await capture(page, `connexion-${width}`);
    await page.getByLabel("Adresse de courriel professionnelle").fill("personne@nulle.part");
    await page.getByRole("button", { name: "Recevoir un lien" }).click();
    await page.getByText("Regardez vos courriels").waitFor();
    await expectClean(page);
    await capture(page, `connexion-envoye-${width}`);

    const link = await linkFor("solene.marchebois@caf-63.example");
    await page.goto(link);
    await expectClean(page);
    await capture(page, `connexion-lien-${width}`);
    await page.getByRole("button", { name: "Entrer" }).click();
    await page.waitForURL((url) => url.pathname === "/63");
    await page.locator(".identite-menu summary").click();
    await capture(page, `identite-menu-${width}`);
    await expectClean(page);
    await page.goto("/compte");
    await expectClean(page);
    await capture(page, `compte-${width}`);
    expect(await page.getByText("Cette session").count()).toBe(1);

    expect((await page.goto(link))?.status()).toBe(409);
    await expectClean(page);
    await page.goto("/compte");
    await page.locator("main").getByRole("button", { name: "Se déconnecter" }).click();
    await page.getByText("Vous êtes sorti de Maillage").waitFor();
    await page.goto("/compte");
    expect(new URL(page.url()).pathname).toBe("/connexion");
  });
});
