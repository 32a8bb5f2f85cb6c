import { describe, expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();
type Visitor = Awaited<ReturnType<typeof browser.visit>>;

/** The action 1-A of the demonstration. */
async function openAction(page: Visitor): Promise<void> {
  await page.goto("/63/schemas");
  await page.locator("main a:has-text('familles du Puy-de-Dôme')").first().click();
  await page.locator("nav a:has-text('Plan')").first().click();
  const action = await page.locator("main a[href*='/actions/']").first().getAttribute("href");
  await page.goto(action ?? "");
}

const form = (page: Visitor) => page.locator("form:has(button:text-is('Publier le commentaire'))");

describe("speaking of an action", () => {
  it.each(WIDTHS)(
    "is done from its page at %i px: comment, name, answer, settle, remove, give back",
    async (width) => {
      const page = await browser.visit({ width });
      await signInAs(page, "Solène Marchebois");
      await openAction(page);
      const unique = `Essai ${width} ${Date.now()}`;
      // A name that leads to nobody: nothing is lost, and one may go on.
      await form(page).getByLabel("Votre commentaire").fill(`${unique}, @Zorro`);
      await form(page).getByRole("button", { name: "Publier le commentaire" }).click();
      await page.getByText("ne correspond à personne").first().waitFor();
      expect(await form(page).getByLabel("Votre commentaire").inputValue()).toBe(`${unique}, @Zorro`);
      await expectClean(page);
      await capture(page, `echange-refuse-${width}`);
      await form(page).getByLabel("Votre commentaire").fill(`${unique}, @Noémie Brisefer`);
      await form(page)
        .getByLabel("Joindre un fichier")
        .setInputFiles({
          name: "notes.txt",
          mimeType: "text/plain",
          buffer: Buffer.from("Notes de réunion"),
        });
      await form(page).getByRole("button", { name: "Publier le commentaire" }).click();
      await page.getByText("Votre commentaire est publié").waitFor();
      const fil = page.locator("article", { hasText: unique });
      await fil.getByText("notes.txt").waitFor();
      await expectClean(page);
      await capture(page, `echange-publie-${width}`);

      const download = page.waitForEvent("download");
      await fil.getByRole("link", { name: "notes.txt" }).click();
      expect((await download).suggestedFilename()).toBe("notes.txt");

      await fil.locator("summary", { hasText: "Répondre" }).click();
      await fil.getByLabel("Votre réponse").fill("<p class=MsoNormal><b>Bien reçu</b></p>");
      await fil.getByRole("button", { name: "Répondre" }).click();
      await page.getByText("sa mise en forme a été retirée").waitFor();
      await page.locator("article", { hasText: unique }).locator("span", { hasText: "Bien reçu" }).waitFor();
      await page
        .locator("article", { hasText: unique })
        .getByRole("button", { name: "Marquer résolu" })
        .click();
      await page.getByText("Le fil est marqué résolu").waitFor();

      const own = page.locator("article", { hasText: unique });
      await own.locator("summary", { hasText: "Retirer" }).first().click();
      await own.getByRole("button", { name: "Retirer ce commentaire" }).first().click();
      await page.getByText("Le commentaire est retiré").waitFor();
      await page.locator("main").getByRole("button", { name: "Rétablir" }).first().click();
      await page.getByText("Le commentaire est rétabli").waitFor();
      await page.getByText(unique).first().waitFor();
    },
  );

  it("is read by whoever was named, on the page of what awaits them, without JavaScript", async () => {
    const writer = await browser.visit();
    await signInAs(writer, "Solène Marchebois");
    await openAction(writer);
    const unique = `Pour Noémie ${Date.now()}`;
    await form(writer).getByLabel("Votre commentaire").fill(`@Noémie Brisefer ${unique}`);
    await form(writer).getByRole("button", { name: "Publier le commentaire" }).click();
    await writer.getByText("Votre commentaire est publié").waitFor();

    const page = await browser.visit({ width: 360, javaScript: false });
    await signInAs(page, "Noémie Brisefer");
    await page.goto("/63/moi");
    await page.getByText(unique).waitFor();
    await page.getByRole("button", { name: "Marquer comme lus" }).click();
    await page.waitForURL(/\/63\/moi/);
    expect(await page.getByText("On vous mentionne").count()).toBe(0);
  });

  it("shows visitors what a copilot shows, and no comment", async () => {
    const page = await browser.visit();
    await page.goto("/63/schemas");
    await page.locator("main a:has-text('familles du Puy-de-Dôme')").first().click();
    await page.goto(`${page.url()}/echanges`);
    await page.getByText("Les commentaires sont réservés").waitFor();
    const link = page.getByRole("link", { name: "Compte rendu du comité de suivi" });
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      "content-security-policy": expect.stringMatching(/^sandbox;/),
      "x-content-type-options": "nosniff",
      "content-disposition": expect.stringContaining(
        'attachment; filename="compte-rendu-comite-de-suivi.pdf"',
      ),
    });
    await expectClean(page);
  });

  it("refuses a file in words, and keeps what was typed", async () => {
    const page = await browser.visit({ width: 360 });
    await signInAs(page, "Solène Marchebois");
    await openAction(page);
    await form(page).getByLabel("Votre commentaire").fill("Voir la page jointe");
    await form(page)
      .getByLabel("Joindre un fichier")
      .setInputFiles({
        name: "page.html",
        mimeType: "text/html",
        buffer: Buffer.from("<html><script>1</script>"),
      });
    await form(page).getByRole("button", { name: "Publier le commentaire" }).click();
    await page.getByText("Ce fichier est une page web ou du code").first().waitFor();
    expect(await form(page).getByLabel("Votre commentaire").inputValue()).toBe("Voir la page jointe");
    await expectClean(page);
  });
});
