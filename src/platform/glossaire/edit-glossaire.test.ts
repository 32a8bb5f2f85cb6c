import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import { addTerme, hideTerme, restoreTerme, showTerme, updateTerme } from "./edit-glossaire.ts";
import { parLettre } from "./glossaire.ts";
import { historiqueGlossaire } from "./historique.ts";
import { listGlossaire, loadReperage } from "./list-glossaire.ts";
import { readGlossaire, readTermeEcrit } from "./read-glossaire.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

const act = <T>(work: (ctx: Contexte) => Promise<T>) =>
  base().platform.act(d63, acteurs.personnes.caf.redacteur, work);
const read = <T>(work: (ctx: Contexte) => Promise<T>) =>
  base().platform.read(d63, { genre: "anonyme" }, work);
const one = (cle: string) => read((ctx) => readTermeEcrit(ctx, cle));
const SAISIE = { sigle: "SDLP", terme: "Semaines de la parentalité", lien: "", variantes: "" };
const saisie = { ...SAISIE, definition: "Une semaine de rencontres pour les parents." };

describe("the glossary of a département", () => {
  it("is the common one, in the order of a dictionary, for anybody", async () => {
    const termes = await read(listGlossaire);
    expect(termes.length).toBeGreaterThanOrEqual(150);
    expect(termes.every(({ origine }) => origine === "commun")).toBe(true);
    const lettres = parLettre(termes).map(([lettre]) => lettre);
    expect(lettres).toEqual([...new Set(lettres)].sort());
  });

  it("takes an entry of its own, once for two submissions, and explains it in texts", async () => {
    const envoi = newId();
    const cle = await act((ctx) => addTerme(ctx, { ...saisie, envoi }));
    expect(await act((ctx) => addTerme(ctx, { ...saisie, envoi }))).toBe(cle);
    expect(cle).toBe("sdlp");
    expect(await one(cle)).toMatchObject({ origine: "departement", sigle: "SDLP", revision: 1 });
    const [found] = (await read(loadReperage)).find("Pendant les SDLP");
    expect(found?.termes[0]?.cle).toBe(cle);
    const again = act((ctx) => addTerme(ctx, { ...saisie, envoi: newId() }));
    await expect(again).rejects.toMatchObject({ code: "glossaire.existe", details: { champ: "terme" } });
    const other = { ...saisie, terme: "Société des lecteurs patients", envoi: newId() };
    expect(await act((ctx) => addTerme(ctx, other))).toBe("sdlp-societe-des-lecteurs-patients");
    expect((await read(loadReperage)).find("Pendant les SDLP")[0]?.termes).toHaveLength(2);
  });

  it("says a common entry otherwise, hides it, shows it, takes the common text again", async () => {
    const common = await one("pmi");
    const texts = { sigle: "PMI", terme: "Protection maternelle et infantile", lien: "", variantes: "pmi" };
    const wanted = { ...texts, definition: "Les puéricultrices du Département.", cle: "pmi" };
    await act((ctx) => updateTerme(ctx, { ...wanted, revision: 0 }));
    // The same text again changes nothing, whatever the revision.
    await act((ctx) => updateTerme(ctx, { ...wanted, revision: 0 }));
    expect(await one("pmi")).toMatchObject({ origine: "adapte", revision: 1, definition: wanted.definition });
    const stale = act((ctx) => updateTerme(ctx, { ...wanted, definition: "Autre chose.", revision: 0 }));
    await expect(stale).rejects.toMatchObject({ code: "glossaire.perime", status: 409 });
    await act((ctx) => hideTerme(ctx, { cle: "pmi", revision: 1 }));
    expect((await read(listGlossaire)).some(({ cle }) => cle === "pmi")).toBe(false);
    expect((await read(loadReperage)).find("la PMI")).toEqual([]);
    await act((ctx) => showTerme(ctx, { cle: "pmi", revision: 2 }));
    expect(await one("pmi")).toMatchObject({ origine: "adapte", definition: wanted.definition });
    await act((ctx) => restoreTerme(ctx, { cle: "pmi", revision: 3 }));
    expect(await one("pmi")).toEqual({ ...common, revision: 4 });
  });

  it("hides a common entry that it never wrote, and shows it as it is", async () => {
    await act((ctx) => hideTerme(ctx, { cle: "snu", revision: 0 }));
    expect((await read((ctx) => readGlossaire(ctx, ""))).masques.map(({ cle }) => cle)).toEqual(["snu"]);
    await act((ctx) => showTerme(ctx, { cle: "snu", revision: 1 }));
    expect(await one("snu")).toMatchObject({ origine: "commun", masque: false });
  });

  it("tells each change in the history of the entry", async () => {
    const id = await read((ctx) => historiqueGlossaire.genres[0]?.idOf(ctx, "pmi") ?? Promise.resolve(null));
    const lines = await linesOf(base().platform, d63, id ?? "");
    expect(lines.map(({ operation }) => operation)).toEqual([
      "glossaire.modifier",
      "glossaire.masquer",
      "glossaire.montrer",
      "glossaire.reprendre",
    ]);
    const named = await read(async (ctx) => historiqueGlossaire.genres[0]?.nommer(ctx, [id ?? ""]));
    expect(named?.get(id ?? "")).toEqual({ lisible: true, titre: "PMI", lien: "/63/glossaire#terme-pmi" });
  });

  it("is searched by all the words, in acronyms, terms, definitions and other writings", async () => {
    const found = async (recherche: string) =>
      (await read((ctx) => readGlossaire(ctx, recherche))).termes.map(({ cle }) => cle);
    expect(await found("filoue")).toEqual(["filoue"]);
    expect(await found("creche parents gérée")).toContain("creche-parentale");
    expect(await found("zzz")).toEqual([]);
  });
});

describe("an entry is refused", () => {
  it.each([
    [{ terme: " " }, "glossaire.terme-vide"],
    [{ terme: "12" }, "glossaire.terme-vide"],
    [{ definition: "" }, "glossaire.definition-vide"],
    [{ definition: "a".repeat(1_001) }, "glossaire.long"],
    [{ sigle: "A\u202eB" }, "glossaire.caractere"],
    [{ lien: "javascript:alert(1)" }, "glossaire.lien"],
    [{ lien: "http://www.caf.fr" }, "glossaire.lien"],
    [{ lien: "https://moi:secret@caf.fr" }, "glossaire.lien"],
    [{ lien: "https://localhost" }, "glossaire.lien"],
    [{ variantes: "a" }, "glossaire.variantes"],
    [{ variantes: Array.from({ length: 21 }, (_, n) => `mot ${n}`).join("\n") }, "glossaire.variantes"],
  ])("with %o", async (wrong, code) => {
    const asked = act((ctx) => addTerme(ctx, { ...saisie, terme: "Autre", ...wrong, envoi: newId() }));
    await expect(asked).rejects.toMatchObject({ code, details: { champ: Object.keys(wrong)[0] } });
  });

  it("when it is none, or has no common text to take again", async () => {
    const vise = { cle: "inconnu", revision: 0 };
    await expect(act((ctx) => hideTerme(ctx, vise))).rejects.toMatchObject({ status: 404 });
    const own = act((ctx) => restoreTerme(ctx, { cle: "sdlp", revision: 1 }));
    await expect(own).rejects.toMatchObject({ code: "glossaire.pas-commun" });
  });
});
