import { beforeAll, describe, expect, it } from "vitest";
import { echeancesActeurs } from "#modules/acteurs/index.ts";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal, type PrincipalPersonne } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { recordPointAvancement } from "../../commands/nouvelles/record-point-avancement.ts";
import { followObjet, unfollowObjet } from "../../commands/suivi/follow.ts";
import { noteVisite } from "../../commands/suivi/note-visite.ts";
import { echeancesSchemas } from "../../echeances.ts";
import type { Suivable } from "./find-suivable.ts";
import { readSuivi } from "./find-suivable.ts";
import { loadMoi, type VueMoi } from "./load-moi.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;

const on = (jour: string) => new Platform(base().database, clockAt(`${jour}T09:00:00Z`));
const moi = (principal: Principal, jour = "2026-11-22") =>
  on(jour).read(d63, principal, (ctx) => loadMoi(ctx, [echeancesSchemas, echeancesActeurs]));
const codes = ({ actions }: VueMoi) => actions.map(({ code }) => code);

function tell(jour: string, code: "1-A" | "3-A", statut: "en_cours" | "realisee") {
  return on(jour).act(d63, ESSAIS, (ctx) =>
    recordPointAvancement(ctx, {
      ...{ schema: schema.publicId, action: schema.actions[code].publicId, cle: newId(), blocage: null },
      ...{ statut, avancement: statut === "realisee" ? 100 : 50, meteo: "soleil", commentaire: "Dit." },
    }),
  );
}

beforeAll(async () => {
  acteurs = await seedActeurs(on("2026-01-05"), d63);
  schema = await seedSchema(on("2026-01-05"), d63, acteurs);
  await tell("2026-11-02", "1-A", "en_cours");
});

const suivable = (genre: Suivable["genre"], objet: string): Suivable => ({
  genre,
  schema: schema.publicId,
  objet,
});
const act = (principal: Principal, work: typeof followObjet, what: Suivable, jour = "2026-11-03") =>
  on(jour).act(d63, principal, (ctx) => work(ctx, what));

describe("what awaits somebody", () => {
  it("is the actions of their institution, of its committees, and their own first", async () => {
    const caf = await moi(acteurs.personnes.caf.lecteur);
    // Those that want news first, then the others.
    expect(codes(caf).slice(0, 2).sort()).toEqual(["1-B", "2-A"]);
    expect(codes(caf)[2]).toBe("1-A");
    expect(caf.pressantes).toBe(2);
    const paule = await moi(acteurs.personnes.piloteNomme);
    expect(paule.actions).toMatchObject([{ code: "2-B", enPersonne: true, aDire: { code: "2-B" } }]);
    // The Département pilots through its service.
    expect(codes(await moi(acteurs.personnes.correspondantCd))).toEqual(["1-B", "1-A"]);
  });

  it("may be told by whoever has the right to, and is only shown to the others", async () => {
    expect((await moi(acteurs.personnes.caf.lecteur)).actions.every(({ aDire }) => aDire === null)).toBe(
      true,
    );
    expect(
      (await moi(acteurs.personnes.caf.redacteur)).actions.map(({ aDire }) => aDire?.code).sort(),
    ).toEqual(["1-A", "1-B", "2-A"]);
  });

  it("is nothing to a visitor nor to somebody of another département", async () => {
    await expect(moi(ANONYME)).rejects.toMatchObject({ status: 403 });
    const ailleurs = { ...acteurs.personnes.caf.administrateur, departement: departement("43") };
    await expect(moi(ailleurs)).rejects.toMatchObject({ status: 403 });
  });

  it("tells a role that ends soon", async () => {
    const { lecteur } = acteurs.personnes.caf;
    await on("2026-11-01").act(d63, ESSAIS, ({ tx }) =>
      tx
        .updateTable("role_personne")
        .set({ au: "2026-12-01" })
        .where("departement", "=", d63)
        .where("personne", "=", lecteur.personne)
        .execute(),
    );
    expect((await moi(lecteur)).proches).toMatchObject([
      { genre: "role-personne", contexte: "Caf", date: "2026-12-01" },
    ]);
  });
});

describe("what somebody follows", () => {
  const one = (): PrincipalPersonne => acteurs.personnes.redacteurMsa;

  it("is kept once, shown with what changed since their last visit, and let go", async () => {
    const action = suivable("action", schema.actions["1-A"].publicId);
    const objectif = suivable("objectif", schema.objectifs.get(1)?.publicId ?? "");
    await act(one(), followObjet, action);
    await act(one(), followObjet, action);
    await act(one(), followObjet, objectif);
    await act(one(), followObjet, suivable("schema", schema.publicId));
    await on("2026-11-10").act(d63, one(), noteVisite);
    await tell("2026-11-12", "1-A", "realisee");
    const vue = await moi(one());
    expect(vue.suivis.map(({ genre, titre, objets }) => [genre, titre, objets])).toEqual([
      ["schema", "SDSF 2022-2026", 1],
      ["objectif", "1. Créer des places", 1],
      ["action", "1-A Ouvrir trois micro-crèches", 1],
    ]);
    expect(vue.suivis[2]?.changements.map(({ genre }) => genre)).toEqual(["nouvelle", "statut"]);
    await on("2026-11-13").act(d63, one(), noteVisite);
    expect((await moi(one(), "2026-11-14")).suivis.map(({ objets }) => objets)).toEqual([0, 0, 0]);
    const read = () => base().platform.read(d63, one(), (ctx) => readSuivi(ctx, action));
    expect(await read()).toBe(true);
    await act(one(), unfollowObjet, action);
    await act(one(), unfollowObjet, action);
    expect(await read()).toBe(false);
    expect((await moi(one())).suivis).toHaveLength(2);
  });

  it("is theirs alone, and never what they may not read", async () => {
    expect((await moi(acteurs.personnes.caf.redacteur)).suivis).toEqual([]);
    const secret = await seedSchema(on("2026-01-05"), d63, acteurs, {
      titre: "En projet",
      phase: "elaboration",
    });
    const what: Suivable = { genre: "schema", schema: secret.publicId, objet: secret.publicId };
    const stranger = {
      ...one(),
      institution: newId<"acteur">(),
      personne: acteurs.personnes.caf.lecteur.personne,
    };
    await expect(act(stranger, followObjet, what)).rejects.toMatchObject({ status: 404 });
    await expect(act(ANONYME, followObjet, what)).rejects.toMatchObject({ status: 403 });
    await expect(act(one(), followObjet, suivable("action", "00000000"))).rejects.toMatchObject({
      status: 404,
    });
  });
});
