import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { launchChromium } from "./chromium.ts";

/** The two widths at which every page must be clean. */
export const WIDTHS = [1280, 360] as const;

/** One browser for a file of tests; each visitor has their own cookies. */
export function openBrowser(): { visit(options?: { width?: number; javaScript?: boolean }): Promise<Page> } {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
  });
  return {
    async visit({ width = 1280, javaScript = true } = {}) {
      if (!browser) throw new Error("the browser is not there yet");
      const context = await browser.newContext({
        baseURL: inject("address"),
        viewport: { width, height: 900 },
        locale: "fr-FR",
        javaScriptEnabled: javaScript,
      });
      // A page answers in less than a second: waiting longer only hides that something is missing.
      context.setDefaultTimeout(10_000);
      contexts.push(context);
      return context.newPage();
    },
  };
}

/** Signs in as an invented person, as the demonstration proposes. */
export async function signInAs(page: Page, nom: string, retour = "/63"): Promise<void> {
  await page.goto(`/demonstration?retour=${encodeURIComponent(retour)}`);
  await page
    .getByRole("button", { name: new RegExp(nom) })
    .first()
    .click();
  await page.waitForURL((url) => url.pathname === retour);
}

/** No violation of axe, and nothing wider than the screen. */
export async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(found, page.url()).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}
