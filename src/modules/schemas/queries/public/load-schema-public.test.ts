import { beforeAll, describe, expect, it } from "vitest";
import { renderPng } from "#platform/documents/render-png.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { by } from "#testing/commandes/commande.ts";
import { decision } from "#testing/commandes/versions.ts";
import { setUpDatabase } from "#testing/database.ts";
import { fillFiches } from "#testing/lectures.ts";
import { D63, type Monde, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { updateAction } from "../../commands/ecrire/update-action.ts";
import { adoptSchema } from "../../commands/versions/adopt-schema.ts";
import { readFiltrePublic } from "../../domain/public/filtre-public.ts";
import { dessinerPartage } from "../../domain/public/image-partage.ts";
import { findAction } from "../plan/find-action.ts";
import { loadSchemaPublic } from "./load-schema-public.ts";
import { pageActionsPubliques } from "./page-actions-publiques.ts";

const base = setUpDatabase();
let monde: Monde;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
  await by(monde, ESSAIS, (ctx) => fillFiches(ctx, monde));
});

const load = (principal = ANONYME as Parameters<typeof by>[1]) =>
  base().platform.read(D63, principal, (ctx) => loadSchemaPublic(ctx, monde.schema.publicId));

describe("a scheme as a citizen reads it", () => {
  it("is the plan of today while no version was frozen, and adds up where it stands", async () => {
    const vue = await load();
    expect(vue).toMatchObject({ public: true, version: null, ecarts: null, departement: "63" });
    expect(vue.bilan.total).toBe(vue.actions.length);
    expect(vue.volets.reduce((sum, { bilan }) => sum + bilan.total, 0)).toBe(vue.actions.length);
    expect(vue.actions.every(({ etat }) => etat !== null)).toBe(true);
  });

  it("is the same for whoever asks, and names no person", async () => {
    const visitor = await load();
    for (const person of [monde.acteurs.personnes.caf.administrateur, monde.acteurs.personnes.piloteNomme]) {
      expect(await load(person)).toEqual(visitor);
    }
    const genres = visitor.actions.flatMap(({ pilotes, partenaires }) => [...pilotes, ...partenaires]);
    expect(genres.map(({ genre }) => genre)).not.toContain("personne");
    const { rows } = await base().platform.read(D63, ESSAIS, async ({ tx }) => ({
      rows: await tx
        .selectFrom("acteur")
        .select("nom")
        .where("departement", "=", D63)
        .where("genre", "=", "personne")
        .execute(),
    }));
    expect(rows.length).toBeGreaterThan(5);
    const text = JSON.stringify(visitor);
    expect(rows.filter(({ nom }) => text.includes(nom))).toEqual([]);
  });

  it("tells what is on a place from what is everywhere, by its commune too", async () => {
    const vue = await load();
    const there = vue.epci.find(({ siren }) => siren === "246300701");
    // `fillFiches` puts 1-A in a commune of Clermont Auvergne Métropole.
    expect(there?.propres).toBe(1);
    expect(vue.partout).toBe(vue.actions.length - 1);
    const ask = (query: string) =>
      base().platform.read(D63, ANONYME, (ctx) =>
        pageActionsPubliques(ctx, monde.schema.publicId, readFiltrePublic(new URLSearchParams(query))),
      );
    const here = await ask("territoire=246300701");
    expect(here.groupes.map(({ cle, actions }) => [cle, actions.length])).toEqual([
      ["propre", 1],
      ["partout", vue.actions.length - 1],
    ]);
    expect((await ask("territoire=200070712")).total).toBe(vue.actions.length - 1);
    // What is not of the département asks nothing.
    expect(await ask("territoire=999999999&volet=-1&statut=x")).toMatchObject({
      filtre: { territoire: null, volet: null, statut: null },
      total: vue.actions.length,
    });
    expect((await ask("public=Jeunes parents")).total).toBeGreaterThan(0);
    expect((await ask("public=Personne")).total).toBe(0);
  });

  it("is the adopted text once a version is frozen, and says what changed since", async () => {
    await by(monde, ESSAIS, (ctx) => adoptSchema(ctx, { schema: monde.schema.publicId, ...decision(ctx) }));
    const vue = await load();
    expect(vue.version).toMatchObject({ numero: 1, instance: "Comité départemental" });
    expect(vue.ecarts).toEqual({ ajoutees: 0, retirees: 0, modifiees: 0 });
    const { publicId: action } = monde.schema.actions["1-A"];
    const adopted = vue.actions.find((one) => one.id === action);
    await by(monde, ESSAIS, async (ctx) => {
      const { revision, nature, debut, fin } = await findAction(ctx, {
        schema: monde.schema.publicId,
        action,
      });
      const intitule = "Un autre intitulé";
      await updateAction(ctx, {
        schema: monde.schema.publicId,
        action,
        revision,
        intitule,
        nature,
        debut,
        fin,
      });
    });
    const later = await load();
    expect(later.ecarts).toEqual({ ajoutees: 0, retirees: 0, modifiees: 1 });
    expect(later.actions.find((one) => one.id === action)?.intitule).toBe(adopted?.intitule);
  });

  it("is drawn as a picture of 1200 by 630, whatever its title", async () => {
    const { bilan } = await load();
    for (const titre of ["Schéma", "é<&\"'\u0007".repeat(90), "", "مخطط"]) {
      const png = await renderPng(
        dessinerPartage({ titre, lieu: "Puy-de-Dôme", debut: 2022, fin: 2026, bilan }),
      );
      const view = new DataView(png.buffer);
      expect([view.getUint32(16), view.getUint32(20)]).toEqual([1_200, 630]);
    }
  });
});
