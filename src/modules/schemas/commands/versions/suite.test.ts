import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { eraseFrozen } from "#platform/rgpd/erase-frozen.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { partSchemas } from "../../personnel.ts";
import { actionsOf, loadPlan, objectifsOf } from "../../queries/plan/load-plan.ts";
import { loadBilan } from "../../queries/versions/load-bilan.ts";
import { loadComparaison } from "../../queries/versions/load-comparaison.ts";
import { readVersion } from "../../queries/versions/read-version.ts";
import { verifyVersions } from "../../queries/versions/verify-versions.ts";
import { createNiveau } from "../ecrire/create-niveau.ts";
import { recordPointAvancement } from "../nouvelles/record-point-avancement.ts";
import { adoptSchema } from "./adopt-schema.ts";
import { judgeObjectif } from "./judge-objectif.ts";
import { openNext, type Suivant } from "./open-next.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  schema = await seedSchema(base().platform, d63, acteurs);
});

const redacteur = () => acteurs.personnes.caf.redacteur;
const act = <T>(work: (ctx: Contexte) => Promise<T>, who: Principal = redacteur()) =>
  base().platform.act(d63, who, work);
const read = <T>(work: (ctx: Contexte) => Promise<T>, who: Principal = redacteur()) =>
  base().platform.read(d63, who, work);

const suivant = (change: Partial<Suivant> = {}): Suivant => ({
  ...{ source: schema.publicId, titre: "SDSF 2027-2031", debut: 2027, fin: 2031, cle: newId() },
  objectifs: [schema.objectifs.get(1)?.publicId ?? "", schema.objectifs.get(3)?.publicId ?? ""],
  actions: [schema.actions["1-A"].publicId, schema.actions["2-A"].publicId],
  ...change,
});

describe("the next scheme", () => {
  it("carries over what is ticked, with who does it, and no news; it follows the former and begins by its balance", async () => {
    await act((ctx) =>
      recordPointAvancement(ctx, {
        ...{
          schema: schema.publicId,
          action: schema.actions["1-A"].publicId,
          statut: "en_cours",
          avancement: 40,
        },
        ...{ meteo: "soleil", commentaire: "", blocage: null, cle: newId() },
      }),
    );
    const demande = suivant();
    const publicId = await act((ctx) => openNext(ctx, demande));
    expect(await act((ctx) => openNext(ctx, demande))).toBe(publicId);
    const { plan, bilan } = await read(async (ctx) => ({
      plan: await loadPlan(ctx, publicId),
      bilan: await loadBilan(ctx, publicId),
    }));
    expect(plan.schema.phase).toBe("bilan_precedent");
    const objectifs = plan.volets.flatMap(objectifsOf);
    expect(objectifs.map(({ no }) => no)).toEqual([1, 3]);
    expect(objectifs[0]?.pilotes.map(({ court }) => court)).toEqual(["Caf", "PMI"]);
    // 2-A is ticked and its objectif is not.
    expect(actionsOf(plan).map(({ code, dernierPoint }) => [code, dernierPoint])).toEqual([["1-A", null]]);
    expect(bilan.predecesseurs.map(({ titre }) => titre)).toEqual(["SDSF 2022-2026"]);
    expect(bilan.predecesseurs[0]?.objectifs[0]).toMatchObject({
      ...{ titre: "1. Créer des places", actions: 2, bilan: null },
      comptes: { en_cours: 1, a_venir: 1, realisee: 0 },
    });
  });

  it("begins after the one it follows", async () => {
    const early = suivant({ titre: "Trop tôt", debut: 2022, fin: 2024 });
    await expect(act((ctx) => openNext(ctx, early))).rejects.toMatchObject({ code: "suivant.annees" });
  });

  it("judges each objectif of its predecessor once read, and no other", async () => {
    const publicId = await act((ctx) => openNext(ctx, suivant({ titre: "SDSF jugé" })));
    const judge = (change: object) =>
      act((ctx) =>
        judgeObjectif(ctx, {
          ...{ schema: publicId, objectif: schema.objectifs.get(1)?.publicId ?? "", jugement: "en_partie" },
          ...{ suite: "repris", texte: "Deux sur dix.", revision: 0 },
          ...change,
        }),
      );
    await expect(judge({ texte: "" })).rejects.toMatchObject({ code: "bilan.texte" });
    await expect(judge({ objectif: "inconnu1" })).rejects.toMatchObject({ status: 404 });
    await judge({});
    await judge({});
    await expect(judge({ jugement: "atteint" })).rejects.toMatchObject({
      code: "fiche.perimee",
      status: 409,
    });
    await judge({ jugement: "atteint", revision: 1 });
    const { predecesseurs } = await read((ctx) => loadBilan(ctx, publicId));
    expect(predecesseurs[0]?.objectifs[0]?.bilan).toMatchObject({ jugement: "atteint", revision: 2 });
  });
});

describe("a version that lasts", () => {
  it("holds a hundred objectifs, is verified, and shows when somebody went behind the application", async () => {
    const large = await seedSchema(base().platform, d63, acteurs, { titre: "Grand", phase: "adoption" });
    await act(async (ctx) => {
      const engagement = await ctx.tx
        .selectFrom("engagement")
        .select("id")
        .where("schema", "=", large.id)
        .limit(1)
        .executeTakeFirstOrThrow();
      for (let no = 10; no < 110; no++) {
        await createNiveau(ctx, {
          ...{ schema: large.publicId, sous: engagement.id, cle: newId() },
          fiche: {
            ...{ niveau: "objectif", no, titre: `Objectif ${no}`, contexte: "Contexte. ".repeat(200) },
            ...{ resultatsAttendus: ["Un résultat"], etiquettes: [] },
            acteurs: { pilotes: [acteurs.institutions.caf], coordination: [], partenaires: [] },
            indicateurs: [
              {
                libelle: "Nombre",
                resultatVise: "",
                unite: "",
                sens: null,
                base: "",
                cibles: "",
                periodicite: null,
              },
            ],
          },
        });
      }
    }, ESSAIS);
    await act(
      (ctx) =>
        adoptSchema(ctx, {
          ...{ schema: large.publicId, instance: "Comité", numeroDecision: "1", empreinte: null },
          ...{ adopteeLe: Temporal.PlainDate.from("2026-11-01"), alertesLues: true, cle: newId() },
        }),
      ESSAIS,
    );
    const filtre = { de: null, a: null, volet: null, niveau: null, tout: true };
    const vue = await read((ctx) => loadComparaison(ctx, large.publicId, filtre));
    expect(vue.ecarts.filter(({ niveau }) => niveau === "objectif")).toHaveLength(103);
    expect(vue.comptes).toEqual({ ajoute: 0, retire: 0, modifie: 0 });
    const of = async () => (await read((ctx) => verifyVersions(ctx))).find((one) => one.schema === "Grand");
    expect(await of()).toMatchObject({ numero: 1, intacte: true });
    await base().database.asOwner(d63, (tx) =>
      sql`UPDATE schema_version SET contenu = jsonb_set(contenu, '{schema,titre}', '"Retouché"') WHERE schema = ${large.id}`.execute(
        tx,
      ),
    );
    expect(await of()).toMatchObject({ numero: 1, intacte: false });
  });

  it("forgets the name of a person that is erased, and keeps its hash", async () => {
    await act(
      (ctx) =>
        adoptSchema(ctx, {
          ...{ schema: schema.publicId, instance: "Comité", numeroDecision: "2", empreinte: null },
          ...{ adopteeLe: Temporal.PlainDate.from("2026-11-01"), alertesLues: true, cle: newId() },
        }),
      ESSAIS,
    );
    const { personne, nom } = acteurs.personnes.piloteNomme;
    const { public_id: publicId } = await read((ctx) =>
      ctx.tx.selectFrom("acteur").select("public_id").where("id", "=", personne).executeTakeFirstOrThrow(),
    );
    await eraseFrozen(base().platform, d63, [partSchemas], { id: personne, publicId, nom } as never);
    const { version, verified } = await read(async (ctx) => ({
      version: JSON.stringify(await readVersion(ctx, schema.id)),
      verified: (await verifyVersions(ctx)).find((one) => one.schema === "SDSF 2022-2026"),
    }));
    expect(version).not.toContain("Paule Pilote");
    expect(version).toContain(publicId);
    expect(verified?.intacte).toBe(true);
  });
});
