import { Temporal } from "temporal-polyfill";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createActeurs, grantRoles, readPrincipal } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal, type PrincipalPersonne } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { etatAvis, isJourDeRappel } from "../../domain/versions/consultation.ts";
import { schemaById } from "../../queries/plan/find-schema.ts";
import { findEcheances } from "../../queries/suivi/find-echeances.ts";
import { readConsultables } from "../../queries/versions/read-consultables.ts";
import { readConsultation } from "../../queries/versions/read-consultation.ts";
import { changePhase } from "./change-phase.ts";
import { answerRemarque, giveAvis, giveRemarque, openConsultation } from "./consult.ts";
import { relaunchConsultation, remindConsultation } from "./remind-consultation.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;
let cd: PrincipalPersonne;
let number = 0;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  cd = await base().platform.act(d63, ESSAIS, async (ctx) => {
    const institution = acteurs.institutions.cd;
    const courriel = "decideur@exemple.fr";
    const [id] = await createActeurs(ctx, [
      { genre: "personne", nom: "Dany Décideur", parent: institution, courriel },
    ]);
    await grantRoles(ctx, { personne: id as Id<"acteur">, institution, roles: ["decideur"] });
    return (await readPrincipal(ctx, id as Id<"acteur">, institution)) as PrincipalPersonne;
  });
});

beforeEach(async () => {
  number += 1;
  const options = { titre: `Schéma ${number}`, phase: "consultation" as const };
  schema = await seedSchema(base().platform, d63, acteurs, options);
});

const redacteur = () => acteurs.personnes.caf.redacteur;
const on = (day: string) => new Platform(base().database, clockAt(`${day}T09:00:00Z`));
const act = <T>(who: Principal, work: (ctx: Contexte) => Promise<T>, day = "2026-11-22") =>
  on(day).act(d63, who, work);
const lue = (day = "2026-11-22") => on(day).read(d63, ESSAIS, (ctx) => readConsultation(ctx, schema.id));
const ECHEANCE = Temporal.PlainDate.from("2026-12-20");

const open = (change: object = {}, cle = newId()) =>
  act(redacteur(), async (ctx) => {
    const found = await schemaById(ctx, schema.id);
    if (!found) throw new Error("no scheme");
    const institutions = (await readConsultables(ctx, found)).map(({ publicId }) => publicId);
    const demande = { schema: schema.publicId, texte: "Votre avis", echeance: ECHEANCE, institutions, cle };
    return openConsultation(ctx, { ...demande, ...change });
  });
const avis = (sens: "favorable" | "favorable_reserves" | "defavorable", texte = "", day?: string) =>
  act(cd, (ctx) => giveAvis(ctx, { schema: schema.publicId, sens, texte, cle: newId() }), day);

describe("a consultation", () => {
  it("asks the institutions of the scheme, writes to those who commit them, once for a form sent twice", async () => {
    const cle = newId();
    expect(await open({}, cle)).toBe(await open({}, cle));
    expect((await lue())?.avis.map(({ nom, etat }) => [nom, etat])).toEqual([
      ["Caf", "attendu"],
      ["CD", "attendu"],
    ]);
    const mails = await act(ESSAIS, (ctx) =>
      ctx.tx
        .selectFrom("courriel")
        .select("sujet")
        .where("destinataire", "=", "decideur@exemple.fr")
        .execute(),
    );
    expect(mails.at(-1)?.sujet).toContain(`Schéma ${number}`);
    await expect(open()).rejects.toMatchObject({ code: "consultation.deja-ouverte", status: 409 });
  });

  it("is a date for those whom it asks, until they answer, and for the other persons of the département", async () => {
    await open();
    const dates = async (who: Principal) =>
      (await on("2026-11-23").read(d63, who, findEcheances)).filter(
        (one) => one.genre === "consultation" && one.schema === schema.publicId,
      );
    expect(await dates(cd)).toMatchObject([{ date: "2026-12-20", etat: "attendue", moi: true }]);
    expect(await dates(acteurs.personnes.redacteurMsa)).toMatchObject([{ etat: "attendue", moi: false }]);
    expect(await dates(ANONYME)).toEqual([]);
    await avis("favorable", "Bien.");
    expect(await dates(cd)).toMatchObject([{ etat: "faite", moi: false }]);
  });

  it.each([
    [{ echeance: Temporal.PlainDate.from("2026-11-22") }, "consultation.echeance"],
    [{ echeance: Temporal.PlainDate.from("2028-11-22") }, "consultation.echeance"],
    [{ institutions: [] }, "consultation.institutions"],
    [{ institutions: ["inconnue"] }, "consultation.institutions"],
  ])("refuses %o", async (change, code) => {
    await expect(open(change)).rejects.toMatchObject({ code });
  });

  it("keeps every opinion, the last one counts; late is said; none is « sans avis » after the due day", async () => {
    await open();
    await expect(avis("defavorable")).rejects.toMatchObject({ code: "consultation.avis-motif" });
    await avis("defavorable", "Trop cher");
    await avis("favorable_reserves", "Sauf le volet 2", "2026-12-21");
    const [caf, autre] = (await lue("2026-12-21"))?.avis ?? [];
    expect(caf).toMatchObject({ etat: "sans_avis", renduLe: null });
    expect(autre).toMatchObject({
      ...{ etat: "favorable_reserves", texte: "Sauf le volet 2", horsDelai: true, par: "Dany Décideur" },
      precedents: [{ sens: "defavorable" }],
    });
  });

  it("takes no opinion from those that are not asked, nor once the scheme went on", async () => {
    const caf = acteurs.personnes.caf.decideur;
    const one = { schema: schema.publicId, sens: "favorable" as const, texte: "", cle: newId() };
    await expect(act(caf, (ctx) => giveAvis(ctx, one))).rejects.toMatchObject({
      code: "consultation.fermee",
    });
    const cdId = (await act(ESSAIS, (ctx) =>
      ctx.tx
        .selectFrom("acteur")
        .select("public_id")
        .where("id", "=", acteurs.institutions.cd)
        .executeTakeFirstOrThrow(),
    )) as { public_id: string };
    await open({ institutions: [cdId.public_id] });
    await expect(act(caf, (ctx) => giveAvis(ctx, one))).rejects.toMatchObject({
      code: "consultation.pas-consultee",
    });
    await act(redacteur(), (ctx) =>
      changePhase(ctx, {
        ...{
          schema: schema.publicId,
          de: "consultation",
          vers: "elaboration",
          motif: "Revoir",
          alertesLues: true,
        },
      }),
    );
    await expect(avis("favorable")).rejects.toMatchObject({ code: "consultation.fermee" });
  });

  it("stops the adoption until somebody answered and each remark has its answer", async () => {
    const pass = () =>
      act(redacteur(), (ctx) =>
        changePhase(ctx, {
          ...{ schema: schema.publicId, de: "consultation", vers: "adoption", motif: "", alertesLues: true },
        }),
      );
    await expect(pass()).rejects.toMatchObject({ code: "phase.bloquee" });
    await open();
    await expect(pass()).rejects.toMatchObject({ code: "phase.bloquee" });
    await avis("favorable");
    const objet = schema.objectifs.get(2)?.id ?? "";
    const remarque = await act(cd, (ctx) =>
      giveRemarque(ctx, {
        schema: schema.publicId,
        niveau: "objectif",
        objet,
        texte: "Préciser",
        cle: newId(),
      }),
    );
    await expect(pass()).rejects.toMatchObject({ code: "phase.bloquee" });
    expect((await lue())?.remarques).toMatchObject([
      { sur: "2. Soutenir les professionnels", institution: "CD" },
    ]);
    const donnee = { schema: schema.publicId, remarque, reponse: "partiellement" as const, revision: 1 };
    const answer = (texte: string) => act(redacteur(), (ctx) => answerRemarque(ctx, { ...donnee, texte }));
    await expect(answer("")).rejects.toMatchObject({ code: "consultation.reponse-motif" });
    await answer("Le contexte est précisé");
    await answer("Le contexte est précisé");
    await expect(answer("Autre")).rejects.toMatchObject({ code: "consultation.perimee", status: 409 });
    await pass();
  });

  it("reminds those that have not answered a week and a day before, once", async () => {
    await open();
    await avis("favorable");
    const remind = (day: string) =>
      act(
        ESSAIS,
        async (ctx) => {
          const found = await schemaById(ctx, schema.id);
          return found ? remindConsultation(ctx, found) : -1;
        },
        day,
      );
    const days = [
      "2026-12-12",
      "2026-12-13",
      "2026-12-13",
      "2026-12-14",
      "2026-12-19",
      "2026-12-20",
      "2026-12-21",
    ];
    const sent: number[] = [];
    for (const day of days) sent.push(await remind(day));
    expect(sent).toEqual([0, 1, 0, 0, 1, 0, 0]);
  });

  it("reminds them when those who hold the scheme ask, one mail each, once a day", async () => {
    const relaunch = (day: string, who: Principal = redacteur()) =>
      act(who, (ctx) => relaunchConsultation(ctx, { schema: schema.publicId }), day);
    await expect(relaunch("2026-11-23")).rejects.toMatchObject({ code: "consultation.fermee" });
    await open();
    await expect(relaunch("2026-11-23", cd)).rejects.toMatchObject({ status: 403 });
    const mails = () =>
      act(ESSAIS, (ctx) =>
        ctx.tx
          .selectFrom("courriel")
          .select("destinataire")
          .where("sujet", "like", `Avis attendu%Schéma ${number}`)
          .execute(),
      );
    expect(await relaunch("2026-11-23")).toBe(2);
    const first = (await mails()).map(({ destinataire }) => destinataire);
    expect(first).toContain("decideur@exemple.fr");
    expect(new Set(first).size).toBe(first.length);
    await expect(relaunch("2026-11-23")).rejects.toMatchObject({
      code: "consultation.deja-rappelee",
      status: 409,
    });
    expect(await mails()).toHaveLength(first.length);
    await avis("favorable");
    expect(await relaunch("2026-11-24")).toBe(1);
    const decideur = (await mails()).filter(({ destinataire }) => destinataire === "decideur@exemple.fr");
    expect(decideur).toHaveLength(1);
    await expect(relaunch("2026-12-22")).rejects.toMatchObject({ code: "consultation.rien-attendu" });
  });
});

describe("the words of a consultation", () => {
  it("is awaited until the due day included, then without opinion", () => {
    const day = (text: string) => Temporal.PlainDate.from(text);
    expect(etatAvis(null, ECHEANCE, day("2026-12-20"))).toBe("attendu");
    expect(etatAvis(null, ECHEANCE, day("2026-12-21"))).toBe("sans_avis");
    expect(etatAvis("defavorable", ECHEANCE, day("2027-12-21"))).toBe("defavorable");
    expect(isJourDeRappel(ECHEANCE, null, day("2026-12-16"))).toBe(true);
  });
});
