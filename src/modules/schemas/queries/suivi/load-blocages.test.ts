import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type CodeSeme, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { recordPointAvancement } from "../../commands/nouvelles/record-point-avancement.ts";
import { parseFiltre } from "../../domain/plan/filtre-plan.ts";
import { loadBlocages } from "./load-blocages.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;

function tell(jour: string, code: CodeSeme, echeance: string | null) {
  const platform = new Platform(base().database, clockAt(`${jour}T09:00:00Z`));
  return platform.act(d63, ESSAIS, (ctx) =>
    recordPointAvancement(ctx, {
      ...{ schema: schema.publicId, action: schema.actions[code].publicId, cle: newId() },
      ...{ statut: "en_cours", avancement: 30, meteo: "nuages", commentaire: "" },
      blocage: echeance
        ? { raison: `Raison ${code}`, condition: "Un accord", echeance: Temporal.PlainDate.from(echeance) }
        : null,
    }),
  );
}

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  schema = await seedSchema(base().platform, d63, acteurs);
  // 1-A: blocked, freed, blocked again and said so twice. 2-A: freed. 3-A: to come.
  await tell("2026-01-10", "1-A", "2026-02-01");
  await tell("2026-02-10", "1-A", null);
  await tell("2026-03-10", "1-A", "2026-10-01");
  await tell("2026-05-10", "1-A", "2026-11-01");
  await tell("2026-01-10", "2-A", "2026-02-01");
  await tell("2026-02-10", "2-A", null);
  await tell("2026-06-10", "3-A", "2026-12-24");
});

const load = (query = "", principal: Principal = acteurs.personnes.caf.redacteur) =>
  base().platform.read(d63, principal, (ctx) =>
    loadBlocages(ctx, schema.publicId, parseFiltre(new URLSearchParams(query))),
  );

describe("blocked actions", () => {
  it("come with the date passed longest first, since when, and who must act", async () => {
    expect((await load()).bloquees).toMatchObject([
      {
        ...{ code: "1-A", raison: "Raison 1-A", echeance: "2026-11-01", joursDepasses: 21 },
        ...{ depuis: "2026-03-10", pilotes: [{ court: "Caf" }, { court: "PMI" }], peutDire: true },
      },
      { code: "3-A", echeance: "2026-12-24", joursDepasses: 0, depuis: "2026-06-10" },
    ]);
  });

  it("follow the filters of the plan", async () => {
    expect((await load("volet=2")).bloquees.map(({ code }) => code)).toEqual(["3-A"]);
    expect((await load("statut=realisee")).bloquees).toEqual([]);
  });

  it("offer to tell the rest to whoever may only", async () => {
    const { bloquees } = await load("", acteurs.personnes.redacteurMsa);
    expect(bloquees.map(({ code, peutDire }) => [code, peutDire])).toEqual([
      ["1-A", false],
      ["3-A", true],
    ]);
  });

  it("are not for a visitor, nor for somebody of another département", async () => {
    await expect(load("", ANONYME)).rejects.toMatchObject({ status: 403 });
    const ailleurs = { ...acteurs.personnes.caf.administrateur, departement: departement("43") };
    await expect(load("", ailleurs)).rejects.toMatchObject({ status: 403 });
  });
});
