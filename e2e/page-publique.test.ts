import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { capture } from "./support/capture.ts";
import { expectClean, openBrowser, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();

/** Words that somebody reads in one minute. */
const MOTS_PAR_MINUTE = 200;

/** The scheme of the demonstration, by the link that a visitor follows. */
async function schemaOf(page: Page): Promise<string> {
  await page.goto("/63/schemas");
  const link = page.locator("main a:has-text('familles du Puy-de-Dôme')").first();
  return (await link.getAttribute("href")) ?? "";
}

describe("the public page of a scheme", () => {
  it.each(WIDTHS)("is read in five minutes by a visitor, at %i px, without JavaScript", async (width) => {
    const page = await browser.visit({ width, javaScript: false });
    const schema = await schemaOf(page);
    await page.goto(`${schema}/public`);
    const text = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
    const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    expect(words).toBeGreaterThan(300);
    expect(words / MOTS_PAR_MINUTE).toBeLessThanOrEqual(5);
    for (const said of ["Sur 114 actions", "Ce qu’il promet", "Près de chez vous", "Les résultats"]) {
      expect(text).toContain(said);
    }
    await page.getByRole("link", { name: "CC Thiers Dore et Montagne" }).click();
    await page.getByRole("heading", { name: "Sur ce territoire" }).waitFor();
  });

  it("explains an acronym with the keyboard alone, without JavaScript", async () => {
    const page = await browser.visit({ width: 360, javaScript: false });
    const schema = await schemaOf(page);
    await page.goto(`${schema}/public/actions?territoire=200070712`);
    const sigle = page.locator("button.sigle").first();
    await sigle.focus();
    await page.keyboard.press("Enter");
    const note = page.locator(".glose:popover-open");
    await note.waitFor();
    await page.keyboard.press("Escape");
    await note.waitFor({ state: "hidden" });
    await sigle.click();
    await note.getByRole("link", { name: "Dans le glossaire" }).click();
    expect(new URL(page.url()).pathname).toBe("/63/glossaire");
    await page.locator(".glossaire-entree:target").waitFor();
  });

  it.each(WIDTHS)("has clean notes at %i px", async (width) => {
    const page = await browser.visit({ width });
    await page.goto(`${await schemaOf(page)}/public/actions?territoire=200070712`);
    await page.locator("button.sigle").first().click();
    await page.locator(".glose:popover-open").waitFor();
    await expectClean(page);
    await capture(page, `glose-${width}`);
  });
});

describe("the summary for other sites", () => {
  it("is shown in a frame of another site, clean from 280 px, and leaves nothing there", async () => {
    const page = await browser.visit({ width: 280 });
    const schema = await schemaOf(page);
    await page.context().clearCookies();
    await page.goto(`${schema}/resume-integrable`);
    await expectClean(page);
    await capture(page, "resume-280");
    expect(await page.context().cookies()).toEqual([]);
    const frames = ["resume-integrable", "public"].map(
      (one) => `<iframe name="${one}" title="${one}" src="${inject("address")}${schema}/${one}"></iframe>`,
    );
    const site = createServer((_request, response) => {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(`<!doctype html><title>La Caf</title><main>${frames.join("")}</main>`);
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    try {
      await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
      await page.frameLocator("[name=resume-integrable]").getByText("Sur 114 actions").waitFor();
      // The page itself lets nobody frame it.
      expect(await page.frameLocator("[name=public]").getByText("Sur 114 actions").count()).toBe(0);
      expect(await page.context().cookies()).toEqual([]);
    } finally {
      site.close();
    }
  });
});
