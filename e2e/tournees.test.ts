import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();

/** What somebody takes to look for a control on a phone and touch it, and to type one character: generous. */
const SECONDS_A_TOUCH = 4;
const SECONDS_A_CHARACTER = 0.3;

/** The last link mailed to an address, as an administrator of the demonstration reads it. */
async function linkMailedTo(destinataire: string): Promise<string> {
  const page = await browser.visit();
  await signInAs(page, "Solène Marchebois");
  await page.goto(`/courriels?destinataire=${encodeURIComponent(destinataire)}`);
  const mails = await page.$$eval("a[href^='/courriels/']", (links) =>
    links.map((link) => link.getAttribute("href") ?? ""),
  );
  for (const mail of mails) {
    await page.goto(mail);
    const links = await page.$$eval("a[href*='/nouvelles/']", (found) =>
      found.map((one) => (one as HTMLAnchorElement).href),
    );
    const link = links.find((one) => !one.endsWith("/rien"));
    if (link) return new URL(link).pathname;
  }
  throw new Error(`no link mailed to ${destinataire}`);
}

/** The actions that nobody answered yet, one section each. */
function unanswered(page: Page): Locator {
  return page
    .locator(".reponses section")
    .filter({ has: page.locator("summary", { hasText: "Donner des nouvelles" }) });
}

async function rounds(page: Page): Promise<string> {
  await page.goto("/63/schemas");
  const schema = await page
    .getByRole("link", { name: /du Puy-de-Dôme/ })
    .first()
    .getAttribute("href");
  return `${schema}/tournees`;
}

describe("asking for news", () => {
  it.each(WIDTHS)(
    "the coordinator follows the round, sees its rule, prepares another, at %i px",
    async (width) => {
      const page = await browser.visit({ width });
      await signInAs(page, "Solène Marchebois");
      const address = await rounds(page);
      await page.goto(address);
      await page.getByText("Prochaines tournées").waitFor();
      await expectClean(page);
      await capture(page, `tournees-${width}`);
      await page.getByRole("table").getByRole("link").first().click();
      await page.getByText("550 5.1.1").waitFor();
      expect(await page.getByText(/à qui .* a confié/).count()).toBeGreaterThan(0);
      await expectClean(page);
      await capture(page, `tournee-${width}`);
      await page.goto(`${address}/nouvelle?etendue=sans_nouvelles`);
      await page.getByRole("button", { name: /^Envoyer à/ }).waitFor();
      await expectClean(page);
      await capture(page, `nouvelle-tournee-${width}`);
      await page.goto("/63/mes-actions");
      await page.waitForURL(/\/63\/moi/);
      await page.getByRole("heading", { name: "Mes actions" }).waitFor();
      await expectClean(page);
      await capture(page, `moi-actions-${width}`);
    },
  );

  it("is nobody's business from outside", async () => {
    const page = await browser.visit();
    expect((await page.goto("/63/moi"))?.status()).toBe(403);
    const address = await rounds(page);
    expect((await page.goto(address))?.status()).toBe(403);
    expect((await page.goto(`${address}/nouvelle`))?.status()).toBe(403);
  });
});

describe("answering by a link, on a phone of 360 px", () => {
  it.each([true, false])(
    "takes less than two minutes for three actions, with scripts %s",
    async (javaScript) => {
      const link = await linkMailedTo(javaScript ? "bastien.fontanel" : "noemie.brisefer");
      const page = await browser.visit({ width: 360, javaScript });
      let touches = 0;
      let characters = 0;
      const touch = async (work: Promise<unknown>) => {
        touches += 1;
        await work;
      };
      const started = performance.now();
      await touch(page.goto(link).then((answer) => expect(answer?.status()).toBe(200)));
      if (javaScript) await expectClean(page);
      await capture(page, `nouvelles-360-${javaScript}`);
      // One action in words, one « rien de nouveau »; all that can be answered by one touch is.
      const words = "La convention est signée, ouverture en mars.";
      await touch(page.locator("summary", { hasText: "Donner des nouvelles" }).first().click());
      const first = unanswered(page).first();
      await touch(first.getByRole("radio", { name: "En cours" }).check());
      await touch(first.getByLabel("En une ou deux phrases").fill(words));
      characters += words.length;
      await capture(page, `nouvelles-form-360-${javaScript}`);
      await touch(first.getByRole("button", { name: /^Envoyer, / }).click());
      await page.getByText(/Merci, 1/).waitFor();
      await capture(page, `nouvelles-merci-360-${javaScript}`);
      const same = page.getByRole("button", { name: /^Rien de nouveau/ });
      if ((await same.count()) > 0) {
        await touch(same.first().click());
        await page.getByText(/Merci, /).waitFor();
      }
      const machine = (performance.now() - started) / 1_000;
      const human = touches * SECONDS_A_TOUCH + characters * SECONDS_A_CHARACTER;
      console.log(
        `journey by link: ${touches} touches, ${characters} characters, ${machine.toFixed(1)} s of pages, ${human.toFixed(0)} s of hand`,
      );
      expect(machine + human).toBeLessThan(120);
      expect(await page.getByText(/par lien/).count()).toBeGreaterThan(0);
    },
  );

  it("keeps what was typed for another action, and what was refused", async () => {
    const page = await browser.visit({ width: 360, javaScript: false });
    await page.goto(await linkMailedTo("agathe.clairval"));
    const ids = await unanswered(page).evaluateAll((sections) => sections.map(({ id }) => id));
    const [one, two] = [page.locator(`#${ids[0]}`), page.locator(`#${ids[1]}`)];
    await two.locator("summary", { hasText: "Donner des nouvelles" }).click();
    await two.getByLabel("En une ou deux phrases").fill("À ne pas perdre");
    await one.locator("summary", { hasText: "Donner des nouvelles" }).click();
    await one.getByRole("radio", { name: "Abandonnée" }).check();
    await one.getByLabel("En une ou deux phrases").fill(" ");
    await one.getByRole("button", { name: /^Envoyer, / }).click();
    await page
      .getByRole("alert")
      .getByText(/Expliquez en une phrase/)
      .waitFor();
    expect(await two.getByLabel("En une ou deux phrases").inputValue()).toBe("À ne pas perdre");
    await one.getByLabel("En une ou deux phrases").fill("Le financeur s'est retiré.");
    await one.getByRole("button", { name: /^Envoyer, / }).click();
    await page.getByText(/Merci, 1/).waitFor();
    expect(await two.getByLabel("En une ou deux phrases").inputValue()).toBe("À ne pas perdre");
  });

  it("hands over in one step, and the colleague answers by the keyboard", async () => {
    const page = await browser.visit({ width: 360 });
    await page.goto(await linkMailedTo("yann.courbepine"));
    await page.getByText("Confier à un collègue").click();
    await page.getByLabel("Nom de votre collègue").fill("Rose Lempdes");
    await page.getByLabel("Son adresse de courriel").fill("rose.lempdes@caf-63.example");
    await expectClean(page);
    await page.getByRole("button", { name: "Confier ces actions" }).click();
    await page.getByText(/C'est confié/).waitFor();
    const link = await linkMailedTo("rose.lempdes");
    const other = await browser.visit({ width: 360 });
    await other.goto(`${link}/rien`);
    await expectClean(other);
    await capture(other, "nouvelles-rien-360");
    await other.getByRole("button", { name: "Rien de nouveau" }).focus();
    await other.keyboard.press("Enter");
    await other.getByText(/Merci, /).waitFor();
    expect(await other.getByText("Confier à un collègue").count()).toBe(0);
  });

  it("says so when the link is cut, and opens nothing by a reading", async () => {
    const page = await browser.visit({ width: 360 });
    const link = await linkMailedTo("elodie.sauvegrain@");
    expect((await page.goto(link.slice(0, -5)))?.status()).toBe(404);
    await page.getByText(/Ce lien n'ouvre rien/).waitFor();
    await expectClean(page);
    expect((await page.goto(`${link}x`))?.status()).toBe(404);
  });
});
