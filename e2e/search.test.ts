import { describe, expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();

describe("the search", () => {
  it.each(WIDTHS)("finds from the banner of any page, at %i px, without JavaScript", async (width) => {
    const page = await browser.visit({ width, javaScript: false });
    await page.goto("/63/territoires");
    const field = page.getByRole("searchbox", { name: "Chercher dans tout le département" });
    await field.fill("creche");
    await field.press("Enter");
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/63/recherche?q=creche");
    expect(await page.locator(".trouvaille mark").first().textContent()).toMatch(/crèche/i);
    await page.getByRole("link", { name: /^Actions/ }).click();
    await page.waitForURL(/genre=action/);
    const [kind] = await page.locator(".trouvaille-genre").allTextContents();
    expect(kind).toBe("Action");
    await page.locator(".trouvaille a").first().click();
    expect(page.url()).toContain("/actions/");
  });

  it.each(WIDTHS)("is clean with results, with a typo, with none, at %i px", async (width) => {
    const page = await browser.visit({ width });
    for (const [nom, address] of [
      ["vide", "/63/recherche"],
      ["resultats", "/63/recherche?q=parentalité"],
      ["approche", "/63/recherche?q=parantalité+acceuil"],
      ["partiel", "/63/recherche?q=vacances+pu%C3%A9ricultrice+crèche"],
      ["rien", "/63/recherche?q=xylophoniste"],
      ["filtre", "/63/recherche?q=enfants&genre=objectif&page=2"],
    ] as const) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      await expectClean(page);
      await capture(page, `recherche-${nom}-${width}`);
    }
    await signInAs(page, "Solène Marchebois");
    await page.goto("/63/recherche?q=familles");
    await expectClean(page);
    await capture(page, `recherche-personne-${width}`);
  });

  it("understands a typo, and shows nothing of what may not be read", async () => {
    const page = await browser.visit();
    await page.goto("/63/recherche?q=parantalité");
    await page.getByRole("link", { name: "parentalité", exact: true }).click();
    await page.waitForURL(/q=parentalit/);
    await page.goto("/63/recherche?q=Marchebois");
    expect(await page.getByText("Rien pour").count()).toBe(1);
    await signInAs(page, "Solène Marchebois");
    await page.goto("/63/recherche?q=Marchbois");
    expect(await page.locator(".trouvaille").first().textContent()).toContain("Solène Marchebois");
  });

  it("takes whatever is typed", async () => {
    const page = await browser.visit();
    for (const q of [
      "<script>alert(1)</script>",
      "=cmd|' /C calc'!A0",
      "%00",
      "a".repeat(3_000),
      "'; DROP TABLE action; --",
      "💥",
      "-",
    ]) {
      const answer = await page.goto(
        `/63/recherche?q=${q === "%00" ? q : encodeURIComponent(q)}&page=-4&genre=%27&schema=..`,
      );
      expect(answer?.status(), q.slice(0, 40)).toBe(200);
    }
  });
});
