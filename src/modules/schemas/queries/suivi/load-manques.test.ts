import { beforeAll, describe, expect, it } from "vitest";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { recordPointAvancement } from "../../commands/nouvelles/record-point-avancement.ts";
import { type FiltreManques, parseManques } from "../../domain/suivi/manques.ts";
import { loadManques } from "./load-manques.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  schema = await seedSchema(base().platform, d63, acteurs);
  const done = { statut: "realisee", avancement: 100, meteo: "soleil", blocage: null } as const;
  await base().platform.act(d63, ESSAIS, async (ctx) => {
    for (const [code, commentaire] of [
      ["1-A", "Trois ouvertes."],
      ["2-A", ""],
    ] as const) {
      const action = schema.actions[code].publicId;
      await recordPointAvancement(ctx, {
        ...done,
        schema: schema.publicId,
        action,
        commentaire,
        cle: newId(),
      });
    }
    await ctx.tx
      .updateTable("acteur")
      .set({ courriel: "lecteur@caf.example" })
      .where("departement", "=", d63)
      .where("id", "=", acteurs.personnes.caf.lecteur.personne)
      .execute();
    const { id } = schema.objectifs.get(3) ?? { id: newId<"objectif">() };
    await ctx.tx
      .deleteFrom("indicateur_evaluation")
      .where("departement", "=", d63)
      .where("objectif", "=", id)
      .execute();
    await ctx.tx
      .deleteFrom("objectif_acteur")
      .where("departement", "=", d63)
      .where("objectif", "=", id)
      .execute();
  });
});

const SANS: FiltreManques = { genre: null, volet: null, pilote: null, etiquette: null };
const load = (filtre: Partial<FiltreManques> = {}, principal: Principal = acteurs.personnes.caf.redacteur) =>
  base().platform.read(d63, principal, (ctx) => loadManques(ctx, schema.publicId, { ...SANS, ...filtre }));

const titles = async (filtre: Partial<FiltreManques>) =>
  (await load(filtre)).manques.map(({ titre }) => titre);

describe("what is missing in a plan", () => {
  it("is each hole, and nothing that is there", async () => {
    expect(await titles({ genre: "action-sans-pilote" })).toEqual(["3-A Publier un annuaire"]);
    expect(await titles({ genre: "action-sans-dates" })).toEqual([
      "1-B Réunir les relais petite enfance",
      "2-B Prêter du matériel d'éveil",
    ]);
    expect(await titles({ genre: "action-sans-nouvelles" })).toHaveLength(3);
    expect(await titles({ genre: "action-sans-resultat" })).toEqual(["2-A Former les équipes"]);
    expect(await titles({ genre: "objectif-sans-indicateur" })).toEqual([
      "3. Faire connaître les lieux d'écoute",
    ]);
    expect(await titles({ genre: "pilote-sans-role" })).toEqual(["Les Petits Pas"]);
    // The Caf and its committee are reached by its reader; the service, the association and its person are not.
    expect(await titles({ genre: "pilote-sans-adresse" })).toEqual([
      "Les Petits Pas",
      "Paule Pilote",
      "Protection maternelle et infantile",
    ]);
  });

  it("is filtered by place, and counts follow", async () => {
    const vue = await load({ volet: 2 });
    expect(vue.comptes).toMatchObject({
      "action-sans-pilote": 1,
      "action-sans-dates": 0,
      "pilote-sans-role": 0,
    });
    expect((await load({ volet: 9 })).manques).toEqual([]);
    const pilote = (await load()).manques.find(({ titre }) => titre === "Paule Pilote")?.objet.publicId ?? "";
    expect((await load({ pilote })).manques.map(({ titre }) => titre)).toEqual([
      "2-B Prêter du matériel d'éveil",
      "2-B Prêter du matériel d'éveil",
      "Paule Pilote",
    ]);
  });

  it("is for persons of the département, who mend it only with the right", async () => {
    await expect(load({}, ANONYME)).rejects.toMatchObject({ status: 403 });
    const ailleurs = { ...acteurs.personnes.caf.administrateur, departement: departement("43") };
    await expect(load({}, ailleurs)).rejects.toMatchObject({ status: 403 });
    expect((await load({}, acteurs.personnes.caf.lecteur)).permis).toEqual({
      modifier: false,
      proposer: false,
    });
    expect((await load()).permis).toEqual({ modifier: true, proposer: true });
  });

  it("reads any address", () => {
    expect(parseManques(new URLSearchParams("genre=autre&volet=-1&pilote=%3Cb%3E"))).toEqual(SANS);
  });
});
