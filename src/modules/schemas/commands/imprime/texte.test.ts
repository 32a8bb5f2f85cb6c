import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { listTextes } from "../../queries/imprime/list-textes.ts";
import { loadTextes } from "../../queries/imprime/load-textes.ts";
import { createTexte, moveTexte, removeTexte, updateTexte } from "./texte.ts";

const d63 = departement("63");
const base = setUpDatabase();
let caf: Principal;
let schema: Awaited<ReturnType<typeof seedSchema>>;
let volet: string;

const act = <T>(work: (ctx: Contexte) => Promise<T>, who: Principal = caf): Promise<T> =>
  base().platform.act(d63, who, work);

beforeAll(async () => {
  const acteurs = await seedActeurs(base().platform, d63);
  schema = await seedSchema(base().platform, d63, acteurs);
  caf = acteurs.personnes.caf.redacteur;
  const rows = await act(({ tx }) => tx.selectFrom("volet").selectAll().orderBy("ordre").execute(), ESSAIS);
  volet = rows[0]?.id ?? "";
});

const methode = (titre: string, texte = "Écrit.", cle: string = newId()) => ({
  ...{ schema: schema.publicId, rubrique: "methode" as const, volet: null, titre, texte, cle },
});
const titres = async (place: string) => {
  const { parties } = await act((ctx) => loadTextes(ctx, schema.publicId));
  return parties.find((one) => one.place === place)?.textes.map(({ titre }) => titre);
};

describe("the texts of the document", () => {
  it("are added once, moved, removed and put back in their place", async () => {
    const cle = newId();
    const premier = await act((ctx) => createTexte(ctx, methode("Premier", "Écrit.", cle)));
    expect(await act((ctx) => createTexte(ctx, methode("Premier", "Écrit.", cle)))).toBe(premier);
    const second = await act((ctx) => createTexte(ctx, methode("Second")));
    expect(await titres("methode")).toEqual(["Premier", "Second"]);
    const ids = { schema: schema.publicId, texteId: second };
    await act((ctx) => moveTexte(ctx, { ...ids, sens: "haut" }));
    expect(await titres("methode")).toEqual(["Second", "Premier"]);
    await act((ctx) => moveTexte(ctx, { ...ids, sens: "haut" }));
    expect(await titres("methode")).toEqual(["Second", "Premier"]);
    await act((ctx) => removeTexte(ctx, { ...ids, retire: true }));
    expect(await titres("methode")).toEqual(["Premier"]);
    await act((ctx) => removeTexte(ctx, { ...ids, retire: false }));
    expect(await titres("methode")).toEqual(["Second", "Premier"]);
  });

  it("refuse a form filled from an older text, and keep both", async () => {
    const texteId = await act((ctx) => createTexte(ctx, methode("Périmé")));
    const ids = { schema: schema.publicId, texteId, revision: 1 };
    await act((ctx) => updateTexte(ctx, { ...ids, titre: "Périmé", texte: "Relu." }));
    await expect(
      act((ctx) => updateTexte(ctx, { ...ids, titre: "Périmé", texte: "Autrement." })),
    ).rejects.toMatchObject({ code: "fiche.perimee" });
    const [kept] = (await act((ctx) => listTextes(ctx, schema.id))).filter((one) => one.publicId === texteId);
    expect(kept).toMatchObject({ texte: "Relu.", revision: 2 });
  });

  it("refuse nothing, too much, and a diagnosis of no volet", async () => {
    const refused = (wanted: Partial<Parameters<typeof createTexte>[1]>) =>
      act((ctx) => createTexte(ctx, { ...methode("", ""), ...wanted })).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    expect(await refused({})).toBe("texte.vide");
    expect(await refused({ texte: "x".repeat(20_001) })).toBe("texte.trop-long");
    expect(await refused({ texte: "x".repeat(20_000) })).toBeNull();
    expect(await refused({ rubrique: "diagnostic", texte: "x" })).toBe("texte.volet");
    expect(await refused({ volet, texte: "x" })).toBe("texte.volet");
    expect(await refused({ rubrique: "diagnostic", volet: newId(), texte: "x" })).toBe("introuvable");
    expect(await refused({ rubrique: "diagnostic", volet, texte: "x" })).toBeNull();
  });
});
