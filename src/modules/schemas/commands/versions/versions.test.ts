import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { canonicalJson } from "#platform/values/canonical-json.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { withoutNames } from "../../domain/versions/contenu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { empreinteOf } from "../../queries/versions/empreinte.ts";
import { readContenu } from "../../queries/versions/read-contenu.ts";
import { listVersions, readVersion } from "../../queries/versions/read-version.ts";
import { updateAction } from "../ecrire/update-action.ts";
import { type Adoption, adoptSchema } from "./adopt-schema.ts";
import { adoptAmendement, dropAmendement, openAmendement } from "./amend-schema.ts";
import { changePhase } from "./change-phase.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;
let number = 0;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, d63, acteurs, { titre: `Schéma ${number}`, phase: "adoption" });
});

const JOUR = Temporal.PlainDate.from("2026-11-20");
const decideur = () => acteurs.personnes.caf.decideur;
const act = <T>(work: (ctx: Contexte) => Promise<T>, who: typeof ESSAIS = decideur()) =>
  base().platform.act(d63, who, work);
const read = <T>(work: (ctx: Contexte) => Promise<T>, who: typeof ESSAIS = decideur()) =>
  base().platform.read(d63, who, work);

const adoption = (change: Partial<Adoption> = {}): Adoption => ({
  ...{ schema: schema.publicId, instance: "Comité départemental", numeroDecision: "CDSF-2026-04" },
  ...{ adopteeLe: JOUR, empreinte: null, alertesLues: true, cle: newId() },
  ...change,
});
const adopt = (change: Partial<Adoption> = {}) => act((ctx) => adoptSchema(ctx, adoption(change)));

async function write(intitule: string): Promise<void> {
  const { publicId, id } = schema.actions["1-A"];
  await act(async (ctx) => {
    const { revision } = await ctx.tx
      .selectFrom("action")
      .select("revision")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const dates = { nature: "nouvelle" as const, debut: null, fin: null };
    await updateAction(ctx, { schema: schema.publicId, action: publicId, revision, intitule, ...dates });
  }, ESSAIS);
}

describe("an adoption", () => {
  it("freezes the whole text as version 1, and opens the implementation", async () => {
    expect(await adopt()).toBe("1");
    const { found, version, phases } = await read(async (ctx) => ({
      found: await findSchema(ctx, schema.publicId),
      version: await readVersion(ctx, schema.id),
      phases: await ctx.tx.selectFrom("schema_phase").selectAll().where("schema", "=", schema.id).execute(),
    }));
    expect(found.phase).toBe("mise_en_oeuvre");
    expect(version).toMatchObject({
      ...{ numero: 1, adopteeLe: "2026-11-20", instance: "Comité départemental", amendement: null },
      ...{ numeroDecision: "CDSF-2026-04", figeePar: "Camille decideur", figeeInstitution: "Caf" },
    });
    const [volet] = version?.contenu.volets ?? [];
    const objectif = volet?.engagements[0]?.objectifs[0];
    expect(objectif).toMatchObject({ no: 1, titre: "Créer des places", resultatsAttendus: ["Résultat 1"] });
    expect(objectif?.pilotes.map(({ court }) => court)).toEqual(["Caf", "PMI"]);
    expect(objectif?.actions.map(({ code }) => code)).toEqual(["1-A", "1-B"]);
    expect(phases).toMatchObject([
      { de: "adoption", vers: "mise_en_oeuvre", institution: decideur().institution },
    ]);
  });

  it("has the hash of the canonical JSON that the base gives back, whatever order it keeps", async () => {
    await adopt();
    const { rows } = await read((ctx) =>
      sql<{ contenu: never; empreinte: string; sum: string }>`
        SELECT contenu, empreinte FROM schema_version WHERE schema = ${schema.id}`.execute(ctx.tx),
    );
    const [row] = rows;
    expect(row?.empreinte).toBe(empreinteOf(row?.contenu as never));
    expect(canonicalJson(row?.contenu)).toBe(canonicalJson(withoutNames(row?.contenu as never)));
  });

  it("keeps no name of a person in its content, and shows them to whoever may see them only", async () => {
    await adopt();
    const { rows } = await read((ctx) =>
      sql<{ contenu: string }>`SELECT contenu::text FROM schema_version WHERE schema = ${schema.id}`.execute(
        ctx.tx,
      ),
    );
    expect(rows[0]?.contenu).not.toContain("Paule Pilote");
    const named = async (who: typeof ESSAIS) => {
      const version = await read((ctx) => readVersion(ctx, schema.id), who);
      return JSON.stringify(version).includes("Paule Pilote");
    };
    expect(await named(decideur())).toBe(true);
    expect(await named(ANONYME)).toBe(false);
  });

  it("is done once when sent twice, and by one of two at once", async () => {
    const twice = adoption();
    const sent = await Promise.all([1, 2].map(() => act((ctx) => adoptSchema(ctx, twice))));
    expect(sent).toEqual(["1", "1"]);
    const others = await Promise.allSettled([1, 2, 3].map(() => adopt({ numeroDecision: `B-${newId()}` })));
    expect(others.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    schema = await seedSchema(base().platform, d63, acteurs, {
      titre: `Course ${number}`,
      phase: "adoption",
    });
    const race = await Promise.allSettled([1, 2, 3].map(() => adopt({ numeroDecision: newId() })));
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await read((ctx) => listVersions(ctx, schema.id))).toHaveLength(1);
  });

  it("refuses a text that changed since it was read", async () => {
    const seen = await read(async (ctx) =>
      empreinteOf(await readContenu(ctx, await findSchema(ctx, schema.publicId))),
    );
    await write("Autre chose");
    await expect(adopt({ empreinte: seen })).rejects.toMatchObject({
      code: "version.texte-change",
      status: 409,
    });
    expect(await read((ctx) => listVersions(ctx, schema.id))).toEqual([]);
  });

  it.each([
    [{ instance: "  " }, "version.instance"],
    [{ instance: "x".repeat(301) }, "version.instance"],
    [{ numeroDecision: "" }, "version.numero-decision"],
    [{ adopteeLe: Temporal.PlainDate.from("2026-11-23") }, "version.date-a-venir"],
    [{ adopteeLe: Temporal.PlainDate.from("1899-01-01") }, "version.date-ancienne"],
    [{ cle: "pas une clé" }, "idempotence.cle-illisible"],
  ])("refuses %o", async (change, code) => {
    await expect(adopt(change)).rejects.toMatchObject({ code });
  });

  it("is refused in another phase, while an objectif has no indicator, and while warnings were not read", async () => {
    const early = await seedSchema(base().platform, d63, acteurs, {
      titre: `Tôt ${number}`,
      phase: "elaboration",
    });
    await expect(adopt({ schema: early.publicId })).rejects.toMatchObject({
      code: "phase.passage",
      status: 409,
    });
    await expect(adopt({ alertesLues: false })).rejects.toMatchObject({ code: "phase.alertes" });
    await act((ctx) => ctx.tx.deleteFrom("indicateur_evaluation").execute(), ESSAIS);
    await expect(adopt()).rejects.toMatchObject({
      code: "phase.bloquee",
      details: { raisons: [expect.stringContaining("3\u00a0objectifs sans indicateur")] },
    });
  });

  it("is recorded afterwards for a scheme that came here adopted, without changing its phase", async () => {
    const come = await seedSchema(base().platform, d63, acteurs, { titre: `Venu ${number}` });
    expect(await adopt({ schema: come.publicId, adopteeLe: Temporal.PlainDate.from("2022-06-30") })).toBe(
      "1",
    );
    expect((await read((ctx) => findSchema(ctx, come.publicId))).phase).toBe("mise_en_oeuvre");
    await expect(adopt({ schema: come.publicId })).rejects.toMatchObject({ code: "version.deja-adopte" });
  });
});

describe("a version", () => {
  it.each([
    ["UPDATE schema_version SET contenu = '{}'"],
    ["DELETE FROM schema_version"],
    ["UPDATE schema_version_personne SET nom = 'x'"],
    ["DELETE FROM schema_phase"],
  ])("is nobody's to change: %s", async (statement) => {
    await adopt();
    await expect(act((ctx) => sql.raw(statement).execute(ctx.tx), ESSAIS)).rejects.toThrow(
      /permission denied/,
    );
  });

  it("stays as it was whatever becomes of the plan, of names and of acteurs", async () => {
    await adopt();
    const before = await read((ctx) => readVersion(ctx, schema.id, 1));
    await write("Tout autre chose");
    await act(
      (ctx) =>
        ctx.tx.updateTable("acteur").set({ nom: "Nouvelle caisse" }).where("sigle", "=", "Caf").execute(),
      ESSAIS,
    );
    const after = await read((ctx) => readVersion(ctx, schema.id, 1));
    expect(after).toEqual(before);
    await act(
      (ctx) =>
        ctx.tx
          .updateTable("acteur")
          .set({ nom: "Caisse d'allocations familiales" })
          .where("sigle", "=", "Caf")
          .execute(),
      ESSAIS,
    );
  });

  it("is read of one's own département only", async () => {
    await adopt();
    const elsewhere = await base().platform.read(departement("43"), ESSAIS, (ctx) =>
      readVersion(ctx, schema.id),
    );
    expect(elsewhere).toBeNull();
  });
});

describe("an amendment", () => {
  const open = () =>
    act(
      (ctx) =>
        openAmendement(ctx, {
          schema: schema.publicId,
          objet: "Places",
          motif: "Trop peu de places",
          cle: newId(),
        }),
      acteurs.personnes.caf.redacteur,
    );
  const adoptOne = (amendement: string, change: Partial<Adoption> = {}) =>
    act((ctx) =>
      adoptAmendement(ctx, { ...adoption({ numeroDecision: "CDSF-2026-09", ...change }), amendement }),
    );

  it("gathers what differs under a name, and becomes the next version", async () => {
    await adopt();
    const amendement = await open();
    await expect(adoptOne(amendement)).rejects.toMatchObject({ code: "version.identique", status: 409 });
    await write("Ouvrir cinq micro-crèches");
    expect(await adoptOne(amendement)).toBe("2");
    const versions = await read((ctx) => listVersions(ctx, schema.id));
    expect(versions).toMatchObject([
      { numero: 1, amendement: null },
      { numero: 2, amendement: { objet: "Places", motif: "Trop peu de places" } },
    ]);
    expect(versions[0]?.empreinte).not.toBe(versions[1]?.empreinte);
    await expect(adoptOne(amendement)).rejects.toMatchObject({ code: "amendement.clos" });
  });

  it("is one at a time, and asks for a scheme that was adopted", async () => {
    await expect(open()).rejects.toMatchObject({ code: "amendement.phase" });
    await adopt();
    const opened = await Promise.allSettled([open(), open(), open()]);
    expect(opened.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [first] = opened.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    await act(
      (ctx) => dropAmendement(ctx, { schema: schema.publicId, amendement: first ?? "" }),
      acteurs.personnes.caf.redacteur,
    );
    expect(await open()).toMatch(/^[0-9a-z]{8}$/);
  });

  it("bears a decision of its own, not before that of the version it changes", async () => {
    await adopt();
    const amendement = await open();
    await write("Encore autre chose");
    await expect(adoptOne(amendement, { numeroDecision: "CDSF-2026-04" })).rejects.toMatchObject({
      code: "version.decision-prise",
    });
    await expect(
      adoptOne(amendement, { adopteeLe: Temporal.PlainDate.from("2026-11-19") }),
    ).rejects.toMatchObject({ code: "version.date-avant" });
  });

  it("is not found from another scheme", async () => {
    await adopt();
    const amendement = await open();
    const autre = await seedSchema(base().platform, d63, acteurs, { titre: `Autre ${number}` });
    await expect(adoptOne(amendement, { schema: autre.publicId })).rejects.toMatchObject({ status: 404 });
  });
});

describe("a phase", () => {
  const pass = (de: string, vers: string, change: object = {}, who = acteurs.personnes.caf.redacteur) =>
    act(
      (ctx) =>
        changePhase(ctx, {
          ...{ schema: schema.publicId, de: de as never, vers: vers as never, motif: "", alertesLues: true },
          ...change,
        }),
      who,
    );
  const phase = async () => (await read((ctx) => findSchema(ctx, schema.publicId))).phase;

  it("goes back with a reason, and says who and when", async () => {
    await expect(pass("adoption", "elaboration")).rejects.toMatchObject({ code: "phase.motif" });
    await pass("adoption", "elaboration", { motif: "Un volet à reprendre" });
    await pass("adoption", "elaboration", { motif: "Une seconde fois" });
    expect(await phase()).toBe("elaboration");
    const lines = await read((ctx) =>
      ctx.tx.selectFrom("schema_phase").selectAll().where("schema", "=", schema.id).execute(),
    );
    expect(lines).toMatchObject([
      {
        de: "adoption",
        vers: "elaboration",
        motif: "Un volet à reprendre",
        par: acteurs.personnes.caf.redacteur.personne,
      },
    ]);
  });

  it("refuses to pass from a phase that it left", async () => {
    await pass("adoption", "elaboration", { motif: "Revoir" });
    await expect(pass("adoption", "consultation", { motif: "Revoir" })).rejects.toMatchObject({
      code: "phase.changee",
      status: 409,
    });
  });

  it("is never adopted through this door", async () => {
    await expect(pass("adoption", "mise_en_oeuvre", {}, decideur())).rejects.toMatchObject({
      code: "phase.passage",
    });
    expect(await phase()).toBe("adoption");
  });

  it("closes by those who commit a copilot only, once the adoption is recorded", async () => {
    await act(
      (ctx) =>
        ctx.tx
          .updateTable("schema")
          .set({ phase: "evaluation" })
          .where("id", "=", schema.id as Id<"schema">)
          .execute(),
      ESSAIS,
    );
    await expect(pass("evaluation", "clos")).rejects.toMatchObject({ status: 403 });
    await expect(pass("evaluation", "clos", {}, decideur())).rejects.toMatchObject({ code: "phase.bloquee" });
    await adopt();
    await pass("evaluation", "clos", {}, decideur());
    await expect(pass("clos", "evaluation", { motif: "Revoir" })).rejects.toMatchObject({ status: 403 });
    await pass("clos", "evaluation", { motif: "Close trop tôt" }, decideur());
    expect(await phase()).toBe("evaluation");
  });
});
