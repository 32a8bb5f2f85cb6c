import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type CodeSeme, planOf, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { updateAction } from "../../commands/ecrire/update-action.ts";
import { applyPlan } from "../../commands/imports/apply-plan.ts";
import {
  type NouvellesDonnees,
  recordPointAvancement,
} from "../../commands/nouvelles/record-point-avancement.ts";
import { diffPlan } from "../../domain/imports/plan-diff.ts";
import { loadCourant } from "../imports/load-courant.ts";
import { loadChangements, onlyGenre } from "./load-changements.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;

const at = (instant: string) => new Platform(base().database, clockAt(instant));
const day = (text: string) => Temporal.PlainDate.from(text);

function tell(instant: string, code: CodeSeme, said: Partial<NouvellesDonnees>) {
  return at(instant).act(d63, acteurs.personnes.caf.redacteur, (ctx) =>
    recordPointAvancement(ctx, {
      ...{ schema: schema.publicId, action: schema.actions[code].publicId, cle: newId() },
      ...{ statut: "en_cours", avancement: 30, meteo: "soleil", commentaire: "Tout va bien.", blocage: null },
      ...said,
    }),
  );
}

const blocage = { raison: "Pas de local", condition: "Un bail signé", echeance: day("2026-12-01") };

/** The plan on 1 March; news in March, a block in June; on 20 October a date moves and the block is lifted. */
beforeAll(async () => {
  acteurs = await seedActeurs(at("2026-03-01T09:00:00Z"), d63);
  schema = await seedSchema(at("2026-03-01T09:00:00Z"), d63, acteurs);
  await tell("2026-03-10T09:00:00Z", "1-A", {});
  await tell("2026-06-01T09:00:00Z", "1-A", { avancement: 40, commentaire: "Rien ne bouge.", blocage });
  await tell("2026-10-20T09:00:00Z", "1-A", { avancement: 100, statut: "realisee", commentaire: "Ouvert." });
  await at("2026-10-20T10:00:00Z").act(d63, acteurs.personnes.caf.redacteur, (ctx) =>
    updateAction(ctx, {
      ...{ schema: schema.publicId, action: schema.actions["2-A"].publicId, revision: 1 },
      ...{ intitule: "Former toutes les équipes", nature: "nouvelle" },
      ...{ debut: parsePartialDate("2024"), fin: parsePartialDate("2026-06") },
    }),
  );
});

const since = (depuis: string, principal: Principal = acteurs.personnes.caf.lecteur) =>
  at("2026-11-22T09:00:00Z").read(d63, principal, (ctx) =>
    loadChangements(ctx, schema.publicId, day(depuis)),
  );

const sentences = (vue: Awaited<ReturnType<typeof since>>) =>
  vue.volets.flatMap(({ titre, objets }) =>
    objets.flatMap((objet) => objet.changements.map(({ phrase }) => `${titre} / ${objet.titre} / ${phrase}`)),
  );

describe("what changed since a day", () => {
  it("is nothing after the last change", async () => {
    const vue = await since("2026-11-01");
    expect(vue).toMatchObject({ volets: [], objets: 0 });
  });

  it("is told by volet, in words, before and after", async () => {
    const vue = await since("2026-10-20");
    expect(sentences(vue)).toEqual([
      expect.stringMatching(
        /^1\. Petite enfance \/ 1-A .* \/ Nouvelles données le 20 octobre 2026 par Camille/,
      ),
      expect.stringMatching(/Passe de «\u00a0En cours\u00a0» à «\u00a0Réalisée\u00a0»\.$/),
      expect.stringMatching(/Le blocage est levé\.$/),
      "1. Petite enfance / 2-A Former toutes les équipes / Terme repoussé de 2025 à juin 2026.",
      expect.stringMatching(/Intitulé\u00a0: «\u00a0Former toutes les équipes\u00a0», au lieu de/),
    ]);
    expect(vue.comptes).toMatchObject({ nouvelle: 1, statut: 1, levee: 1, date: 1, fiche: 1, ajout: 0 });
    expect(vue.objets).toBe(2);
    expect(sentences(onlyGenre(vue, "date"))).toHaveLength(1);
  });

  it("begins with the first instant of the day in Paris", async () => {
    expect((await since("2026-10-21")).objets).toBe(0);
    expect((await since("2026-06-01")).comptes).toMatchObject({ blocage: 1, levee: 1 });
  });

  it("says of a plan written since then that it was added, and not that its dates moved", async () => {
    const vue = await since("2026-02-01");
    expect(vue.comptes.ajout).toBe(8);
    expect(vue.comptes.date).toBe(0);
  });

  it("keeps from a visitor who wrote and what they wrote, and not what the plan says", async () => {
    const vue = await since("2026-06-01", ANONYME);
    const text = JSON.stringify(vue);
    for (const secret of ["Camille", "Rien ne bouge", "Pas de local", "Un bail signé"]) {
      expect(text, secret).not.toContain(secret);
    }
    expect(sentences(vue).join("\n")).toMatch(
      /L'action est bloquée\.[\s\S]*Le blocage est levé\.[\s\S]*Terme repoussé/,
    );
    expect(vue.mots).toBe(false);
  });

  it("gives somebody of another département what a visitor gets", async () => {
    const ailleurs = { ...acteurs.personnes.caf.administrateur, departement: departement("43") };
    expect(await since("2026-06-01", ailleurs)).toEqual(await since("2026-06-01", ANONYME));
  });

  it("tells what an import took out of the plan, and its pilots before and after", async () => {
    const plan = planOf(acteurs);
    const [accueil] = plan.volets[0]?.engagements ?? [];
    if (!accueil) throw new Error("no engagement");
    const { institutions } = acteurs;
    const objectifs = accueil.objectifs.map((objectif) => ({
      ...objectif,
      valeurs: {
        ...objectif.valeurs,
        pilotes: objectif.valeurs.no === 1 ? [institutions.msa] : objectif.valeurs.pilotes,
      },
      actions: objectif.actions.filter(({ code }) => code !== "1-B"),
    }));
    const cible = {
      volets: plan.volets.map((volet, index) =>
        index === 0 ? { ...volet, engagements: [{ ...accueil, objectifs }] } : volet,
      ),
    };
    await at("2026-11-10T09:00:00Z").act(d63, ESSAIS, async (ctx) => {
      const courant = await loadCourant(ctx, schema.id);
      const difference = diffPlan(courant, cible, new Set());
      await applyPlan(ctx, {
        schema: schema.id,
        difference,
        nouveauxActeurs: new Map(),
        retirerAbsentes: true,
      });
    });
    const found = sentences(await since("2026-11-05"));
    expect(found).toContainEqual(expect.stringMatching(/1-B .* \/ Retirée du plan\.$/));
    expect(found).toContainEqual(
      "1. Petite enfance / 1. Créer des places / Pilotes\u00a0: MSA, au lieu de Caf et PMI.",
    );
  });
});
