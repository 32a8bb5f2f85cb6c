import { describe, expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();
type Visitor = Awaited<ReturnType<typeof browser.visit>>;

/** Where the plan of the demonstration is written. */
async function openEcrire(page: Visitor): Promise<string> {
  await page.goto("/63/schemas");
  const schema = await page
    .locator("main a:has-text('familles du Puy-de-Dôme')")
    .first()
    .getAttribute("href");
  await page.goto(`${schema}/ecrire`);
  return `${schema}/ecrire`;
}

/** The actions of an objectif that has three at least, as its page of order shows them. */
async function openOrdre(page: Visitor): Promise<void> {
  await openEcrire(page);
  const objectif = page.locator("li[data-ordre='objectif']", {
    has: page.locator("li[data-ordre='action']:nth-child(3)"),
  });
  await objectif.first().locator(":scope > .esquisse-ligne a", { hasText: "Ordre" }).click();
  await page.getByRole("heading", { level: 1, name: "Mettre en ordre" }).waitFor();
}

const ids = (page: Visitor) =>
  page.locator("main [data-niveaux] > li").evaluateAll((items) => items.map((one) => one.id));
const swapped = ([first = "", second = "", ...rest]: string[]) => [second, first, ...rest];

describe("the order of the plan", () => {
  it.each(WIDTHS)(
    "is changed with the keyboard at %i px, which stays on its line, and undone",
    async (width) => {
      const page = await browser.visit({ width });
      await signInAs(page, "Solène Marchebois");
      await openOrdre(page);
      const before = await ids(page);
      const [first = ""] = before;
      await page.locator(`#${first.replace("objet", "descendre")}`).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("status").filter({ hasText: "Déplacé" }).waitFor();
      expect(await ids(page)).toEqual(swapped(before));
      await expectClean(page);
      await capture(page, `ordre-${width}`);
      // The browser gives the focus to the button that was pressed: pressed again, it goes one further.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(first.replace("objet", "descendre"));
      await page.getByRole("button", { name: "Annuler le déplacement" }).click();
      await page.getByRole("status").filter({ hasText: "Déplacement annulé" }).waitFor();
      expect(await ids(page)).toEqual(before);
      expect(await page.getByRole("button", { name: "Annuler le déplacement" }).count()).toBe(0);
    },
  );

  it("is changed without JavaScript, by the form that says where", async () => {
    const page = await browser.visit({ javaScript: false });
    await signInAs(page, "Solène Marchebois");
    await openOrdre(page);
    const before = await ids(page);
    const line = page.locator(`#${before[0]}`);
    expect(await line.locator("[data-poignee]").isVisible()).toBe(false);
    await line.getByRole("link", { name: "Déplacer" }).click();
    const field = page.getByLabel("Nouvelle place");
    const here = await field.inputValue();
    const [parent] = here.split(":");
    await field.selectOption(`${parent}:`);
    await page.getByRole("button", { name: "Déplacer" }).click();
    await page.getByRole("status").filter({ hasText: "Déplacé" }).waitFor();
    await page.getByRole("button", { name: "Annuler le déplacement" }).click();
    await page.getByRole("status").filter({ hasText: "Déplacement annulé" }).waitFor();
    await openOrdre(page);
    expect(await ids(page)).toEqual(before);
  });

  it("is changed by dragging a line by its handle, under another parent too, and given up with Escape", async () => {
    const page = await browser.visit();
    await signInAs(page, "Solène Marchebois");
    await openOrdre(page);
    const before = await ids(page);
    await drag(page, `#${before[0]}`, `#${before[1]}`, async () => page.keyboard.press("Escape"));
    expect(await ids(page)).toEqual(before);
    await drag(page, `#${before[0]}`, `#${before[1]}`);
    await page.getByRole("status").filter({ hasText: "Déplacé" }).waitFor();
    expect(await ids(page)).toEqual(swapped(before));
    await page.getByRole("button", { name: "Annuler le déplacement" }).click();
    await page.getByRole("status").filter({ hasText: "Déplacement annulé" }).waitFor();

    await openEcrire(page);
    const action = page.locator("li[data-ordre='action']").first();
    const id = await action.getAttribute("data-id");
    const from = await action.evaluate((one) => one.parentElement?.dataset.sous);
    const other = page.locator("li[data-ordre='objectif']").nth(1);
    const to = await other.getAttribute("data-id");
    await drag(page, `[data-id='${id}']`, `[data-id='${to}'] li[data-ordre='action']`);
    await page.getByRole("status").filter({ hasText: "Déplacé" }).waitFor();
    const parent = () => page.locator(`[data-id='${id}']`).evaluate((one) => one.parentElement?.dataset.sous);
    expect(await parent()).toBe(to);
    await expectClean(page);
    await page.getByRole("button", { name: "Annuler le déplacement" }).click();
    await page.getByRole("status").filter({ hasText: "Déplacement annulé" }).waitFor();
    expect(await parent()).toBe(from);
  });
});

/** Takes a line by its handle to the lower half of another; `then` before it is dropped. */
async function drag(page: Visitor, what: string, where: string, then?: () => Promise<void>): Promise<void> {
  const handle = page.locator(`${what} > .esquisse-ligne [data-poignee]`);
  await handle.scrollIntoViewIfNeeded();
  await handle.hover();
  await page.mouse.down();
  const box = await page.locator(where).first().boundingBox();
  if (!box) throw new Error(`${where} is not on screen`);
  const [x, y] = [box.x + 40, box.y + box.height - 3];
  await page.mouse.move(x, y - 10);
  await page.mouse.move(x, y);
  await then?.();
  await page.mouse.up();
}
