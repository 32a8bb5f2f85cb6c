import { describe, expect, it } from "vitest";
import { capture } from "./support/capture.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();

/** Every page that a link leads to, from the home of the département; one of each kind is enough. */
const KINDS: [string, RegExp][] = [
  ["accueil", /^\/$/],
  ["demonstration", /^\/demonstration$/],
  ["api", /^\/api\/v1\/docs$/],
  ["departement", /^\/63$/],
  ["qui-peut-quoi", /^\/63\/qui-peut-quoi$/],
  ["glossaire", /^\/63\/glossaire$/],
  ["nouveau-terme", /^\/63\/glossaire\/nouveau$/],
  ["modifier-terme", /^\/63\/glossaire\/[\w-]+\/modifier$/],
  ["etiquettes", /^\/63\/etiquettes$/],
  ["nouvelle-etiquette", /^\/63\/etiquettes\/nouvelle$/],
  ["modifier-etiquette", /^\/63\/etiquettes\/\w+\/modifier$/],
  ["fusionner-etiquettes", /^\/63\/etiquettes\/\w+\/fusionner$/],
  ["etiquette", /^\/63\/etiquettes\/(?!nouvelle$)\w+$/],
  ["catalogue", /^\/63\/observatoire\/catalogue$/],
  ["indicateur", /^\/63\/observatoire\/indicateurs\/(?!nouveau$|ajouter$)[\w-]+$/],
  ["calculer-indicateur", /^\/63\/observatoire\/indicateurs\/nouveau$/],
  ["donnees-observatoire", /^\/63\/observatoire\/donnees$/],
  ["deposer-donnees", /^\/63\/observatoire\/donnees\/deposer$/],
  ["fichier-donnees", /^\/63\/observatoire\/donnees\/(?!deposer$|saisir$)\w{8}$/],
  ["schemas", /^\/63\/schemas$/],
  ["vue-ensemble", /^\/63\/schemas\/(?!nouveau$)\w+$/],
  ["nouveau-schema", /^\/63\/schemas\/nouveau$/],
  ["document", /^\/63\/schemas\/\w+\/document$/],
  ["nouveau-texte", /^\/63\/schemas\/\w+\/document\/textes\/nouveau\?place=.+$/],
  ["texte", /^\/63\/schemas\/\w+\/document\/textes\/(?!nouveau)\w+$/],
  ["ecrire", /^\/63\/schemas\/\w+\/ecrire$/],
  ["numeros", /^\/63\/schemas\/\w+\/ecrire\/numeros\?niveau=tous$/],
  ["ordre-volets", /^\/63\/schemas\/\w+\/ecrire\/ordre$/],
  ["ordre", /^\/63\/schemas\/\w+\/ecrire\/engagement\/[\w-]+\/ordre$/],
  ["deplacer", /^\/63\/schemas\/\w+\/ecrire\/action\/[\w-]+\/deplacer$/],
  ["retirer", /^\/63\/schemas\/\w+\/ecrire\/volet\/[\w-]+\/retirer$/],
  ["corbeille", /^\/63\/schemas\/\w+\/corbeille$/],
  ["retrait", /^\/63\/schemas\/\w+\/corbeille\/\w+$/],
  ["dupliquer-action", /^\/63\/schemas\/\w+\/actions\/\w+\/dupliquer$/],
  ["fusionner-action", /^\/63\/schemas\/\w+\/actions\/\w+\/fusionner(\?avec=\w+)?$/],
  ["fusion", /^\/63\/schemas\/\w+\/fusions\/\w+$/],
  ["dupliquer-schema", /^\/63\/schemas\/\w+\/dupliquer$/],
  ["nouveau-niveau", /^\/63\/schemas\/\w+\/ecrire\/nouveau\?niveau=action.*$/],
  ["modifier-niveau", /^\/63\/schemas\/\w+\/ecrire\/objectif\/[\w-]+$/],
  ["modifier-schema", /^\/63\/schemas\/\w+\/modifier$/],
  ["page-publique", /^\/63\/schemas\/\w+\/public$/],
  ["actions-publiques", /^\/63\/schemas\/\w+\/public\/actions\?.+$/],
  ["donnees", /^\/63\/schemas\/\w+\/donnees$/],
  ["plan", /^\/63\/schemas\/\w+\/plan$/],
  ["plan-filtre", /^\/63\/schemas\/\w+\/plan\?(?!choisir).+/],
  ["choisir-actions", /^\/63\/schemas\/\w+\/plan\?choisir=oui$/],
  ["lots", /^\/63\/schemas\/\w+\/lots$/],
  ["lot", /^\/63\/schemas\/\w+\/lots\/(?!nouveau)\w+$/],
  ["calendrier", /^\/63\/schemas\/\w+\/calendrier$/],
  ["filiation", /^\/63\/schemas\/\w+\/filiation$/],
  ["declinaisons", /^\/63\/schemas\/\w+\/declinaisons$/],
  ["rattachements", /^\/63\/schemas\/\w+\/rattachements$/],
  ["qui-fait-quoi", /^\/63\/schemas\/\w+\/qui-fait-quoi$/],
  ["changements", /^\/63\/schemas\/\w+\/changements$/],
  ["blocages", /^\/63\/schemas\/\w+\/blocages$/],
  ["manques", /^\/63\/schemas\/\w+\/manques$/],
  ["echanges", /^\/63\/schemas\/\w+\/echanges$/],
  ["echanges-fil", /^\/63\/schemas\/\w+\/echanges\/\w+\/\w+(\?fil=\w+#c-\w+)?$/],
  ["acces", /^\/63\/observatoire\/accessibilite$/],
  ["fichiers-acces", /^\/63\/observatoire\/accessibilite\/fichiers$/],
  ["deposer-acces", /^\/63\/observatoire\/accessibilite\/fichiers\/deposer$/],
  ["perspectives", /^\/63\/observatoire\/perspectives$/],
  ["nouveau-scenario", /^\/63\/observatoire\/perspectives\/nouveau$/],
  ["modifier-scenario", /^\/63\/observatoire\/perspectives\/\w+\/modifier$/],
  ["scenario", /^\/63\/observatoire\/perspectives\/(?!nouveau$)\w+$/],
  ["panier", /^\/63\/observatoire\/panier$/],
  ["regle-panier", /^\/63\/observatoire\/panier\/regle$/],
  ["noter-panier", /^\/63\/observatoire\/panier\/\d{9}$/],
  ["classements", /^\/63\/observatoire\/classements$/],
  ["classement", /^\/63\/observatoire\/classements\/(?!nouveau)\w+$/],
  ["nouveau-classement", /^\/63\/observatoire\/classements\/nouveau$/],
  ["secret", /^\/63\/observatoire\/secret$/],
  ["regles-secret", /^\/63\/observatoire\/secret\/regles$/],
  ["nouvelle-regle-secret", /^\/63\/observatoire\/secret\/regles\/nouvelle$/],
  ["modifier-regle-secret", /^\/63\/observatoire\/secret\/regles\/(?!nouvelle)\w+$/],
  ["constats", /^\/63\/observatoire\/constats$/],
  ["constat", /^\/63\/observatoire\/constats\/(?!nouveau)\w+$/],
  ["nouveau-constat", /^\/63\/observatoire\/constats\/nouveau$/],
  ["modifier-constat", /^\/63\/observatoire\/constats\/\w+\/modifier$/],
  ["moi", /^\/63\/moi$/],
  ["agenda", /^\/63\/moi\/agenda$/],
  ["notifications", /^\/63\/moi\/notifications$/],
  ["tournees", /^\/63\/schemas\/\w+\/tournees$/],
  ["tournee", /^\/63\/schemas\/\w+\/tournees\/(?!nouvelle$)\w{8}$/],
  ["nouvelle-tournee", /^\/63\/schemas\/\w+\/tournees\/nouvelle$/],
  ["vie", /^\/63\/schemas\/\w+\/vie$/],
  ["versions", /^\/63\/schemas\/\w+\/versions$/],
  ["version", /^\/63\/schemas\/\w+\/versions\/\d+$/],
  ["comparaison", /^\/63\/schemas\/\w+\/comparaison$/],
  ["amendement", /^\/63\/schemas\/\w+\/amendements\/\w+$/],
  ["bilan", /^\/63\/schemas\/\w+\/bilan$/],
  ["consultation", /^\/63\/schemas\/\w+\/consultation$/],
  ["suivant", /^\/63\/schemas\/\w+\/suivant$/],
  ["partenaires", /^\/63\/schemas\/\w+\/partenaires$/],
  ["role", /^\/63\/roles\/[\w-]+$/],
  ["objectif", /^\/63\/schemas\/\w+\/objectifs\/\w+$/],
  ["action", /^\/63\/schemas\/\w+\/actions\/\w+$/],
  ["modifier", /^\/63\/schemas\/\w+\/actions\/\w+\/modifier$/],
  ["acteurs", /^\/63\/acteurs$/],
  ["acteur-nouveau", /^\/63\/acteurs\/nouveau$/],
  ["doublons", /^\/63\/acteurs\/doublons$/],
  ["identite-visuelle", /^\/63\/acteurs\/\w+\/identite$/],
  ["mes-impressions", /^\/63\/papiers$/],
  ["modeles-word", /^\/63\/modeles$/],
  ["modele-word", /^\/63\/modeles\/[\w.]+$/],
  ["fusionner", /^\/63\/acteurs\/\w+\/fusionner\?avec=\w+$/],
  ["acteur-modifier", /^\/63\/acteurs\/\w+\/modifier$/],
  ["institution", /^\/63\/institution\/\w+$/],
  ["inviter", /^\/63\/institution\/\w+\/inviter$/],
  ["mandat", /^\/63\/institution\/\w+\/mandats\/[\w-]+$/],
  ["acteur", /^\/63\/acteurs\/\w+$/],
  ["territoires", /^\/63\/territoires$/],
  ["explorer", /^\/63\/observatoire(\?.*)?$/],
  ["portraits", /^\/63\/observatoire\/territoires$/],
  ["portrait", /^\/63\/observatoire\/territoires\/\w+$/],
  ["zonages", /^\/63\/territoires\/zonages$/],
  ["lieux", /^\/63\/territoires\/lieux$/],
  ["importer-zonage", /^\/63\/territoires\/zonages\/importer$/],
  ["competences", /^\/63\/territoires\/competences$/],
  ["importer-competences", /^\/63\/territoires\/competences\/importer$/],
  ["dire-competences", /^\/63\/territoires\/\d+\/competences$/],
  ["donnees-ouvertes", /^\/63\/observatoire\/donnees-ouvertes$/],
  ["saisir-donnees", /^\/63\/observatoire\/donnees\/saisir$/],
  ["ajouter-indicateur", /^\/63\/observatoire\/indicateurs\/ajouter$/],
  ["comparer", /^\/63\/observatoire\/comparer(\?.*)?$/],
  ["evolution", /^\/63\/observatoire\/evolution(\?.*)?$/],
  ["contours", /^\/63\/territoires\/contours$/],
  ["epci", /^\/63\/territoires\/\d+$/],
  ["importer", /^\/63\/importer(\?.*)?$/],
  ["importations", /^\/63\/importations$/],
  ["historique", /^\/63\/historique\/\w+\/\w+$/],
  ["journal", /^\/63\/journal$/],
  ["registre", /^\/63\/registre$/],
  ["conservation", /^\/63\/conservation$/],
  ["donnees-personne", /^\/63\/acteurs\/\w+\/donnees$/],
  ["mentions-legales", /^\/mentions-legales$/],
  ["donnees-personnelles", /^\/donnees-personnelles$/],
  ["accessibilite", /^\/accessibilite$/],
];

/** Milliseconds within which the server must have answered; generous, for the machine also runs the browser. */
const PATIENCE = 1_000;

describe("every page", () => {
  // Every page of the platform, with axe on each: as long as there are pages.
  it.each(WIDTHS)("is clean at %i px, for a coordinator", { timeout: 400_000 }, async (width) => {
    const page = await browser.visit({ width });
    await signInAs(page, "Solène Marchebois");
    const found = new Map<string, string>([
      ["accueil", "/"],
      ["demonstration", "/demonstration"],
      ["departement", "/63"],
    ]);
    const seen = new Set<string>();
    // The scheme of the demonstration, which has everything; other tests leave theirs beside it.
    const schema = await hrefOf("/63/schemas", "main a:has-text('familles du Puy-de-Dôme')");
    // Pages of one kind are not alike: an institution that one administers and a person lead where others do not.
    const queue = ["/63", await acteurNamed("Caisse d'allocations familiales"), await acteurNamed("Solène")];
    while (queue.length > 0) {
      const address = queue.shift() ?? "";
      const links = await visit(address);
      for (const link of links) {
        const kind = KINDS.find(([, shape]) => shape.test(link))?.[0];
        if (!kind || found.has(kind) || seen.has(link)) continue;
        if (/^\/63\/schemas\/(?!nouveau$)\w/.test(link) && !link.startsWith(schema)) continue;
        found.set(kind, link);
        queue.push(link);
      }
    }
    for (const kind of ["accueil", "demonstration"]) await visit(found.get(kind) ?? "");
    expect(KINDS.map(([kind]) => kind).filter((kind) => !found.has(kind))).toEqual([]);

    function acteurNamed(nom: string): Promise<string> {
      return hrefOf(`/63/acteurs?recherche=${encodeURIComponent(nom)}`, "main tbody a");
    }

    /** Where the first such link of a page leads. */
    async function hrefOf(address: string, link: string): Promise<string> {
      await page.goto(address);
      return (await page.locator(link).first().getAttribute("href")) ?? "";
    }

    async function visit(address: string): Promise<string[]> {
      seen.add(address);
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      const timing = answer?.request().timing();
      expect(timing ? timing.responseStart - timing.requestStart : 0, address).toBeLessThan(PATIENCE);
      await expectClean(page);
      expect(await page.title()).toMatch(/Maillage/);
      const kind = KINDS.find(([, shape]) => shape.test(address))?.[0];
      await capture(page, `${kind}-${width}`);
      return page.$$eval("a[href^='/']", (anchors) =>
        anchors.map((anchor) => anchor.getAttribute("href") ?? ""),
      );
    }
  });

  it.each(WIDTHS)(
    "of mail is clean at %i px, for an administrator, and hidden from the others",
    async (width) => {
      const page = await browser.visit({ width });
      expect((await page.goto("/courriels"))?.status()).toBe(404);
      await signInAs(page, "Noémie Brisefer");
      expect((await page.goto("/courriels"))?.status()).toBe(404);
      await signInAs(page, "Solène Marchebois");
      expect((await page.goto("/courriels"))?.status()).toBe(200);
      await expectClean(page);
      await capture(page, `courriels-${width}`);
      await page.getByLabel(/Adresse/).fill("pas une adresse");
      await page.locator("form").evaluateAll((forms) => {
        for (const form of forms) (form as HTMLFormElement).noValidate = true;
      });
      await page.getByRole("button", { name: "Envoyer un essai" }).click();
      await page.getByText("n'est pas une adresse de courriel").first().waitFor();
      await page.getByLabel(/Adresse/).fill("essai@exemple.fr");
      await page.getByRole("button", { name: "Envoyer un essai" }).click();
      await page.waitForURL(/\/courriels\/[0-9a-f-]{36}$/);
      await expectClean(page);
      await capture(page, `courriel-${width}`);
      await page.getByText("Annuler ce courriel").click();
      await page.getByLabel("Raison").fill("essai fini");
      await page.getByRole("button", { name: "Annuler le courriel" }).click();
      await page.getByText(/Annulé par .*\s:\sessai fini/).waitFor();
    },
  );

  it("reads and submits without JavaScript, and filters stay in the address", async () => {
    const page = await browser.visit({ javaScript: false });
    await page.goto("/63/schemas");
    await page
      .getByRole("link", { name: /du Puy-de-Dôme/ })
      .first()
      .click();
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await page.getByLabel("Statut").selectOption({ label: "Réalisée" });
    await page.getByRole("button", { name: "Filtrer" }).click();
    expect(page.url()).toContain("statut=realisee");
    await page
      .getByText(/18\sactions/)
      .first()
      .waitFor();
    await page.reload();
    expect(await page.getByLabel("Statut").inputValue()).toBe("realisee");
  });

  it("answers /sante", async () => {
    const page = await browser.visit();
    const answer = await page.request.get("/sante");
    expect(await answer.json()).toMatchObject({
      statut: "ok",
      base: "embarquee",
      migrations: expect.any(Number),
    });
  });
});
