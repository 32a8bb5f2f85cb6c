import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createActeurs, grantRoles, readPrincipal } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import type { PrincipalPersonne, Role } from "#platform/identity/principal.ts";
import { filter, may } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import type { Membre } from "../../domain/membres/membre.ts";
import { type Portee, TOUT_LE_SCHEMA } from "../../domain/membres/portee.ts";
import { droitsMembre, loadPartenariat } from "../../queries/membres/find-membre.ts";
import { loadMembres } from "../../queries/membres/load-membres.ts";
import { listPropositionsRecues } from "../../queries/membres/load-partenaires.ts";
import { readMembre } from "../../queries/membres/page-partenaires.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { updateAction } from "../ecrire/update-action.ts";
import { acceptMembre, refuseMembre } from "./answer-membre.ts";
import { changeMembre, type MembreModifie } from "./change-membre.ts";
import { cancelMembre, withdrawMembre } from "./close-membre.ts";
import { handOverMembre } from "./hand-over-membre.ts";
import { type MembrePropose, proposeMembre } from "./propose-membre.ts";

const d63 = departement("63");
const d43 = departement("43");
const base = setUpDatabase();
const JOUR = Temporal.PlainDate.from("2026-11-22");
let acteurs: ActeursSeme;
let voisins: ActeursSeme;
let schema: SchemaSeme;
let number = 0;
const personnes = {} as Record<"msa" | "cd" | "association", PrincipalPersonne>;
const publicIds = new Map<Id<"acteur">, string>();

beforeAll(async () => {
  const { platform } = base();
  acteurs = await seedActeurs(platform, d63);
  voisins = await seedActeurs(platform, d43);
  await platform.act(d63, ESSAIS, async (ctx) => {
    for (const cle of ["msa", "cd", "association"] as const) {
      personnes[cle] = await somebody(ctx, acteurs.institutions[cle], "decideur");
    }
    for (const row of await ctx.tx.selectFrom("acteur").select(["id", "public_id"]).execute()) {
      publicIds.set(row.id, row.public_id);
    }
  });
});

beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, d63, acteurs, {
    titre: `Schéma ${number}`,
    phase: "elaboration",
  });
});

async function somebody(ctx: Contexte, institution: Id<"acteur">, role: Role): Promise<PrincipalPersonne> {
  const [personne] = await createActeurs(ctx, [
    {
      genre: "personne",
      nom: `Une ${role}`,
      parent: institution,
      courriel: `${role}-${institution}@essai.example`,
    },
  ]);
  await grantRoles(ctx, { personne: personne as Id<"acteur">, institution, roles: [role] });
  return (await readPrincipal(ctx, personne as Id<"acteur">, institution)) as PrincipalPersonne;
}

const redacteur = () => acteurs.personnes.caf.redacteur;
const publicId = (institution: keyof ActeursSeme["institutions"]) =>
  publicIds.get(acteurs.institutions[institution]) ?? "";

type Who = PrincipalPersonne;
const act = <T>(who: Who, work: (ctx: Contexte) => Promise<T>, at = NOW) =>
  new Platform(base().database, clockAt(at)).act(d63, who, work);

function propose(change: Partial<MembrePropose> = {}, who: Who = redacteur(), at = NOW) {
  const wanted: MembrePropose = {
    schema: schema.publicId,
    institution: publicId("msa"),
    role: "contributeur",
    portee: TOUT_LE_SCHEMA,
    du: JOUR,
    au: null,
    cle: newId(),
    ...change,
  };
  return act(who, (ctx) => proposeMembre(ctx, wanted), at);
}

const accept = (membre: string, who: Who = personnes.msa, revision = 1, at = NOW) =>
  act(who, (ctx) => acceptMembre(ctx, { membre, revision }), at);
const refuse = (membre: string, who: Who = personnes.msa, motif = "Pas cette année") =>
  act(who, (ctx) => refuseMembre(ctx, { membre, revision: 1, motif }));
const withdraw = (membre: string, who: Who, revision = 2, motif = "Fin de mission") =>
  act(who, (ctx) => withdrawMembre(ctx, { membre, revision, motif }));
const cancel = (membre: string, who: Who = redacteur()) =>
  act(who, (ctx) => cancelMembre(ctx, { membre, revision: 1 }));
const handOver = (membre: string, vers: string, who: Who = acteurs.personnes.caf.decideur) =>
  act(who, (ctx) => handOverMembre(ctx, { membre, revision: 1, vers, cle: newId() }));

async function change(membre: string, to: Partial<MembreModifie>, who: Who = redacteur()) {
  const one = await read(membre);
  const { role, portee, du, au, revision } = one;
  const wanted = { membre, revision, role, portee, du, au, cle: newId(), ...to };
  return act(who, (ctx) => changeMembre(ctx, wanted));
}

const all = () => base().platform.read(d63, ESSAIS, (ctx) => loadMembres(ctx, schema.id));

async function read(id: string): Promise<Membre> {
  const found = (await all()).find((one) => one.id === id);
  if (!found) throw new Error(`no membership ${id}`);
  return found;
}

/** The first membership of an institution: those of the Caf and of the Département are made by the seed. */
async function of(institution: keyof ActeursSeme["institutions"]): Promise<Membre> {
  const found = (await all()).find((one) => one.institution === acteurs.institutions[institution]);
  if (!found) throw new Error(`${institution} is no member`);
  return found;
}

const places = () =>
  base().platform.read(d63, ESSAIS, async ({ tx }) => {
    const rows = await tx
      .selectFrom("volet")
      .select("id")
      .where("departement", "=", d63)
      .where("schema", "=", schema.id)
      .orderBy("ordre")
      .execute();
    return rows.map((row) => row.id);
  });

async function volets(...ranks: number[]): Promise<Portee> {
  const ids = await places();
  return { genre: "volets", ids: ranks.map((rank) => ids[rank - 1] ?? "") };
}

/** The attempt is refused with that code, and nothing at all is written. */
async function expectRefused(attempt: () => Promise<unknown>, code: string, status?: number) {
  const before = await contents(base().database, [d63, d43]);
  await expect(attempt()).rejects.toMatchObject({ code, ...(status && { status }) });
  expect(changedTables(before, await contents(base().database, [d63, d43]))).toEqual([]);
}

const reads = (who: Who) =>
  base()
    .platform.read(d63, who, (ctx) => findSchema(ctx, schema.publicId))
    .then(
      () => true,
      () => false,
    );
const mayWrite = (who: Who, code: "1-A" | "3-A") =>
  act(who, async (ctx) => {
    const ids = { schema: schema.publicId, action: schema.actions[code].publicId };
    const { intitule, nature, debut, fin, revision } = await findAction(ctx, ids);
    await updateAction(ctx, { ...ids, intitule, nature, debut, fin, revision });
  }).then(
    () => true,
    () => false,
  );

describe("a proposal", () => {
  it("gives nothing until the institution accepts, then counts from that day", async () => {
    const association = personnes.association;
    const id = await propose({ institution: publicId("association"), role: "consulte" });
    // Named pilot of 2-B: it reads all the same; the MSA pilots objectif 3.
    expect(await reads(association)).toBe(true);
    expect(await read(id)).toMatchObject({ etat: "proposee", accepteLe: null, revision: 1 });
    await accept(id, association);
    const accepted = await read(id);
    expect(accepted).toMatchObject({ etat: "acceptee", acceptePar: association.personne, revision: 2 });
    expect(accepted.accepteLe?.toString()).toBe("2026-11-22");
  });

  it("is in the journal with before and after, by whom", async () => {
    const id = await propose();
    await accept(id);
    const lines = await linesOf(base().platform, d63, schema.id);
    expect(lines.slice(-2)).toMatchObject([
      {
        operation: "schemas.proposer-membre",
        avant: null,
        apres: { membre: id, etat: "proposee" },
        auteur_personne: redacteur().personne,
      },
      {
        operation: "schemas.repondre-membre",
        avant: { membre: id, etat: "proposee" },
        apres: { membre: id, etat: "acceptee" },
        auteur_personne: personnes.msa.personne,
      },
    ]);
  });

  it("sent twice is made once", async () => {
    const cle = newId();
    expect(await propose({ cle })).toBe(await propose({ cle }));
    const both = await Promise.all([propose({ cle }), propose({ cle })]);
    expect(new Set(both).size).toBe(1);
    expect((await all()).length).toBe(3);
  });

  it("is refused with a reason, or cancelled; then it can be made again", async () => {
    const first = await propose();
    await refuse(first);
    expect(await read(first)).toMatchObject({ etat: "refusee", motif: "Pas cette année" });
    const second = await propose();
    await cancel(second);
    await accept(await propose());
    expect((await all()).map(({ etat }) => etat).sort()).toEqual([
      "acceptee",
      "acceptee",
      "acceptee",
      "annulee",
      "refusee",
    ]);
  });

  it.each<[string, () => Promise<Partial<MembrePropose>>, string]>([
    [
      "an institution that is a member already",
      async () => ({ institution: publicId("cd") }),
      "membre.deja-membre",
    ],
    ["a service", async () => ({ institution: publicIds.get(acteurs.pmi) ?? "" }), "membre.institution"],
    [
      "a person",
      async () => ({ institution: publicIds.get(redacteur().personne) ?? "" }),
      "membre.institution",
    ],
    ["nobody", async () => ({ institution: "zzzzzzzz" }), "membre.institution"],
    ["dates the wrong way round", async () => ({ au: JOUR.subtract({ days: 1 }) }), "membre.dates-inversees"],
    [
      "an end that is past",
      async () => ({ du: Temporal.PlainDate.from("2024-01-01"), au: JOUR.subtract({ days: 1 }) }),
      "membre.fin-passee",
    ],
    [
      "no volet at all",
      async () => ({ portee: { genre: "volets" as const, ids: [] } }),
      "membre.portee-vide",
    ],
    [
      "a forged volet",
      async () => ({ portee: { genre: "volets" as const, ids: [newId()] } }),
      "membre.portee-etrangere",
    ],
    [
      "a volet that is no identifier",
      async () => ({ portee: { genre: "volets" as const, ids: ["'"] } }),
      "membre.portee-etrangere",
    ],
    [
      "the volet of another scheme",
      async () => {
        const portee = await volets(1);
        schema = await seedSchema(base().platform, d63, acteurs, { titre: `Autre ${number}` });
        return { portee };
      },
      "membre.portee-etrangere",
    ],
    [
      "an objectif in the place of a volet",
      async () => ({ portee: { genre: "volets" as const, ids: [schema.objectifs.get(1)?.id ?? ""] } }),
      "membre.portee-etrangere",
    ],
  ])("refuses %s", async (_name, make, code) => {
    const wanted = await make();
    await expectRefused(() => propose(wanted), code);
  });

  it("refuses a second period that meets the first, and takes one that follows", async () => {
    const au = Temporal.PlainDate.from("2027-06-30");
    await accept(await propose({ au }));
    await expectRefused(() => propose({ du: au }), "membre.deja-membre", 409);
    const next = await propose({ du: au.add({ days: 1 }), role: "informe" });
    await accept(next);
    expect((await all()).filter((one) => one.institution === acteurs.institutions.msa)).toHaveLength(2);
  });

  it("on a scheme without copilot, the first holds the whole without end", async () => {
    await base().platform.act(d63, ESSAIS, ({ tx }) =>
      tx.deleteFrom("schema_membre").where("departement", "=", d63).where("schema", "=", schema.id).execute(),
    );
    const part = { role: "copilote" as const, portee: await volets(1) };
    await expectRefused(() => propose(part), "membre.premier-copilote");
    const dated = { role: "copilote" as const, au: JOUR.add({ years: 1 }) };
    await expectRefused(() => propose(dated), "membre.premier-copilote");
    await accept(await propose({ role: "copilote" }));
    expect((await all()).map(({ role, etat }) => [role, etat])).toEqual([["copilote", "acceptee"]]);
  });
});

describe("an answer", () => {
  it("is the institution's own: nobody accepts or refuses for another", async () => {
    const id = await propose();
    const others = [redacteur(), acteurs.personnes.caf.administrateur, personnes.cd];
    for (const who of others) {
      await expectRefused(() => accept(id, who), "droit.refuse", 403);
      await expectRefused(() => refuse(id, who), "droit.refuse", 403);
    }
    // A writer of the very institution does not commit it.
    await expectRefused(() => accept(id, acteurs.personnes.redacteurMsa), "droit.refuse", 403);
    // Whoever holds no role in the scheme does not even learn of it.
    await expectRefused(() => accept(id, personnes.association), "introuvable", 404);
    await expectRefused(() => accept(id, voisins.personnes.caf.administrateur), "introuvable", 404);
  });

  it("from another département, or with a forged id, finds nothing", async () => {
    const id = await propose();
    const there = base().platform.act(d43, voisins.personnes.caf.administrateur, (ctx) =>
      acceptMembre(ctx, { membre: id, revision: 1 }),
    );
    await expect(there).rejects.toMatchObject({ code: "introuvable", status: 404 });
    for (const forged of [newId(), "", "1", "' or true --"]) {
      await expectRefused(() => accept(forged), "introuvable", 404);
      await expectRefused(() => withdraw(forged, redacteur()), "introuvable", 404);
      await expectRefused(() => handOver(forged, publicId("msa")), "introuvable", 404);
      await expectRefused(() => cancel(forged), "introuvable", 404);
    }
  });

  it("given twice by one person, even at once, is given once", async () => {
    const id = await propose();
    await Promise.all([accept(id), accept(id)]);
    await accept(id);
    expect(await read(id)).toMatchObject({ etat: "acceptee", revision: 2 });
  });

  it("of two persons at once: one is kept, the other told", async () => {
    const id = await propose();
    const other = await base().platform.act(d63, ESSAIS, (ctx) =>
      somebody(ctx, acteurs.institutions.msa, "signataire"),
    );
    const both = await Promise.allSettled([accept(id), refuse(id, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost).toMatchObject({ reason: { code: "membre.etat", status: 409 } });
    expect(await read(id)).toMatchObject({ revision: 2 });
  });

  it("is to what was read: a proposal changed since is refused", async () => {
    const id = await propose();
    await change(id, { role: "informe" });
    await expectRefused(() => accept(id), "membre.perime", 409);
    await accept(id, personnes.msa, 2);
    expect(await read(id)).toMatchObject({ role: "informe", etat: "acceptee", revision: 3 });
  });

  it("comes too late once cancelled, and once the end is past", async () => {
    const cancelled = await propose();
    await cancel(cancelled);
    await expectRefused(() => accept(cancelled), "membre.etat", 409);
    const short = await propose({ au: JOUR });
    const tomorrow = "2026-11-23T09:00:00Z";
    await expectRefused(() => accept(short, personnes.msa, 1, tomorrow), "membre.fin-passee");
  });

  it("refuses without a reason nothing", async () => {
    const id = await propose();
    await expectRefused(() => refuse(id, personnes.msa, " "), "membre.motif-attendu");
  });
});

describe("a change", () => {
  it("that narrows is made at once", async () => {
    const id = await propose({ role: "copilote" });
    await accept(id);
    expect(await change(id, { portee: await volets(1) })).toBe("modifiee");
    expect(await mayWrite(acteurs.personnes.redacteurMsa, "1-A")).toBe(true);
    expect(await mayWrite(acteurs.personnes.redacteurMsa, "3-A")).toBe(false);
    expect(await change(id, {})).toBe("inchangee");
  });

  it("that widens waits for the institution, the former role counting meanwhile", async () => {
    const id = await propose({ portee: await volets(1) });
    await accept(id);
    expect(await mayWrite(acteurs.personnes.redacteurMsa, "1-A")).toBe(true);
    expect(await change(id, { role: "copilote", portee: TOUT_LE_SCHEMA })).toBe("proposee");
    const wider = (await all()).find((one) => one.succedeA === id)?.id ?? "";
    expect(await read(id)).toMatchObject({ etat: "acceptee", role: "contributeur" });
    await expectRefused(() => change(id, { role: "informe" }), "membre.suite-en-attente", 409);
    await accept(wider);
    expect(await read(id)).toMatchObject({ etat: "terminee" });
    expect(await read(wider)).toMatchObject({ etat: "acceptee", role: "copilote" });
    expect(await mayWrite(acteurs.personnes.redacteurMsa, "3-A")).toBe(true);
  });

  it("that widens from a later day leaves the former role until the eve", async () => {
    const id = await propose({ role: "consulte" });
    await accept(id);
    const du = Temporal.PlainDate.from("2027-01-01");
    await change(id, { role: "copilote", du });
    const wider = (await all()).find((one) => one.succedeA === id)?.id ?? "";
    await accept(wider);
    expect((await read(id)).au?.toString()).toBe("2026-12-31");
    expect(await read(id)).toMatchObject({ etat: "acceptee" });
  });

  it("is given by whoever holds what is given: a copilot of a part does not reach the rest", async () => {
    const id = await propose({ role: "copilote", portee: await volets(1) });
    await accept(id);
    const partiel = acteurs.personnes.redacteurMsa;
    await expectRefused(() => change(id, { portee: TOUT_LE_SCHEMA }, partiel), "droit.refuse", 403);
    const there = { institution: publicId("association"), portee: await volets(2) };
    await expectRefused(() => propose(there, partiel), "droit.refuse", 403);
    const cd = await of("cd");
    await expectRefused(() => withdraw(cd.id, partiel, 1), "droit.refuse", 403);
    await propose({ institution: publicId("association"), portee: await volets(1) }, partiel);
  });

  it("on a stale revision is refused", async () => {
    const id = await propose();
    await accept(id);
    await expectRefused(() => change(id, { role: "informe", revision: 1 }), "membre.perime", 409);
    await expectRefused(() => withdraw(id, redacteur(), 1), "membre.perime", 409);
  });
});

describe("a withdrawal", () => {
  it("is the institution's, or the copilots' with a reason; another decider is refused", async () => {
    const id = await propose();
    await accept(id);
    await expectRefused(() => withdraw(id, redacteur(), 2, ""), "membre.motif-attendu");
    await expectRefused(() => withdraw(id, personnes.cd), "droit.refuse", 403);
    await withdraw(id, personnes.msa);
    expect(await read(id)).toMatchObject({ etat: "retiree", motif: "Fin de mission" });
    const again = await propose();
    await accept(again);
    await withdraw(again, redacteur());
    expect(await read(again)).toMatchObject({ etat: "retiree" });
  });

  it("never takes the last copilot of the whole", async () => {
    const [caf, cd] = [await of("caf"), await of("cd")];
    await withdraw(cd.id, personnes.cd, 1);
    const decideur = acteurs.personnes.caf.decideur;
    await expectRefused(() => withdraw(caf.id, decideur, 1), "membre.dernier-copilote", 409);
    await expectRefused(() => change(caf.id, { role: "consulte" }), "membre.dernier-copilote", 409);
    await expectRefused(() => change(caf.id, { au: JOUR.add({ years: 1 }) }), "membre.dernier-copilote", 409);
    const portee = await volets(1);
    await expectRefused(() => change(caf.id, { portee }), "membre.dernier-copilote", 409);
    // A copilot of a part, or one that is only proposed, does not hold the scheme.
    await accept(await propose({ role: "copilote", portee }));
    await propose({ role: "copilote", institution: publicId("association") });
    await expectRefused(() => withdraw(caf.id, decideur, 1), "membre.dernier-copilote", 409);
  });

  it("of both copilots at once leaves one", async () => {
    const [caf, cd] = [await of("caf"), await of("cd")];
    const both = await Promise.allSettled([
      withdraw(caf.id, acteurs.personnes.caf.decideur, 1),
      withdraw(cd.id, personnes.cd, 1),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("cancels what was to take its place", async () => {
    const caf = await of("caf");
    const id = await handOver(caf.id, publicId("msa"));
    await withdraw(caf.id, acteurs.personnes.caf.decideur, 1);
    expect(await read(id)).toMatchObject({ etat: "annulee" });
    await expectRefused(() => accept(id), "membre.etat", 409);
  });
});

describe("a hand-over", () => {
  it("takes effect when the other accepts, even for the last copilot", async () => {
    const [caf, cd] = [await of("caf"), await of("cd")];
    await withdraw(cd.id, personnes.cd, 1);
    const id = await handOver(caf.id, publicId("msa"));
    expect(await read(caf.id)).toMatchObject({ etat: "acceptee" });
    expect(await mayWrite(redacteur(), "3-A")).toBe(true);
    await accept(id);
    expect(await read(caf.id)).toMatchObject({ etat: "transmise" });
    expect(await read(id)).toMatchObject({ etat: "acceptee", role: "copilote" });
    expect(await mayWrite(redacteur(), "3-A")).toBe(false);
    expect(await mayWrite(acteurs.personnes.redacteurMsa, "3-A")).toBe(true);
  });

  it("ends the lesser role of the one that takes over", async () => {
    const lesser = await propose();
    await accept(lesser);
    const id = await handOver((await of("caf")).id, publicId("msa"));
    await accept(id);
    expect(await read(lesser)).toMatchObject({ etat: "terminee" });
  });

  it("refuses oneself, a copilot already, a role that is not a copilot's, a service", async () => {
    const caf = await of("caf");
    await expectRefused(() => handOver(caf.id, publicId("caf")), "membre.transmission-soi");
    await expectRefused(() => handOver(caf.id, publicIds.get(acteurs.pmi) ?? ""), "membre.institution");
    const contributeur = await propose();
    await accept(contributeur);
    const given = act(personnes.msa, (ctx) =>
      handOverMembre(ctx, { membre: contributeur, revision: 2, vers: publicId("association"), cle: newId() }),
    );
    await expect(given).rejects.toMatchObject({ code: "membre.transmission-role" });
    const far = await propose({
      institution: publicId("association"),
      role: "copilote",
      portee: await volets(1),
    });
    await expectRefused(() => handOver(caf.id, publicId("association")), "membre.deja-membre", 409);
    await cancel(far);
  });

  it("is the institution's alone; another decider, a writer, are refused", async () => {
    const caf = await of("caf");
    await expectRefused(() => handOver(caf.id, publicId("msa"), personnes.cd), "droit.refuse", 403);
    await expectRefused(() => handOver(caf.id, publicId("msa"), redacteur()), "droit.refuse", 403);
  });

  it("waits for one answer at a time, and is cancelled by the one that offered it", async () => {
    const caf = await of("caf");
    const id = await handOver(caf.id, publicId("msa"));
    await expectRefused(() => handOver(caf.id, publicId("association")), "membre.suite-en-attente", 409);
    await cancel(id, acteurs.personnes.caf.decideur);
    expect(await read(id)).toMatchObject({ etat: "annulee" });
    expect(await read(caf.id)).toMatchObject({ etat: "acceptee", revision: 1 });
  });
});

it("finds the same memberships in the base and in memory, for a copilot of the whole and of a part", async () => {
  await accept(await propose({ role: "copilote", portee: await volets(1) }));
  await propose({ institution: publicId("association"), portee: await volets(1) });
  for (const who of [redacteur(), acteurs.personnes.redacteurMsa, acteurs.personnes.correspondantCd]) {
    const operation = operationsSchemas.modifierMembre;
    const found = await base().platform.read(d63, who, async (ctx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT m.id FROM schema_membre m JOIN schema s ON s.departement = m.departement AND s.id = m.schema
         WHERE m.departement = ${d63} AND m.schema = ${schema.id}
           AND ${filter(ctx, operation, { schema: "s", membre: "m" })} ORDER BY m.id`.execute(ctx.tx);
      const partenariat = await loadPartenariat(ctx, await findSchema(ctx, schema.publicId));
      const allowed = partenariat.membres.filter((one) =>
        may(ctx, operation, droitsMembre(ctx, partenariat, one)),
      );
      return [rows.map((row) => row.id), allowed.map((one) => one.id)];
    });
    expect(found[0]).toEqual(found[1]);
    expect(found[0]).toHaveLength(who === redacteur() ? 4 : who === acteurs.personnes.redacteurMsa ? 2 : 0);
  }
});

describe("mail", () => {
  const mails = () =>
    base().database.national((tx) =>
      tx.selectFrom("courriel").select(["genre", "destinataire", "sujet"]).orderBy("id").execute(),
    );

  it("goes to the administrators of the institution, and to whoever proposed; a refused command sends none", async () => {
    const administrateur = await base().platform.act(d63, ESSAIS, (ctx) =>
      somebody(ctx, acteurs.institutions.msa, "administrateur"),
    );
    const institution = acteurs.institutions.msa;
    const before = (await mails()).length;
    await propose();
    await expectRefused(() => propose(), "membre.deja-membre");
    const [written, ...others] = (await mails()).slice(before);
    expect(others).toEqual([]);
    expect(written).toEqual({
      genre: "partenariat",
      destinataire: `administrateur-${institution}@essai.example`,
      sujet: `Rôle de contributeur à accepter : Schéma ${number}`,
    });
    // The Département proposes, the MSA accepts: the one who proposed is told.
    await cancel((await of("msa")).id);
    const proposer = await base().platform.act(d63, ESSAIS, (ctx) =>
      somebody(ctx, acteurs.institutions.cd, "redacteur"),
    );
    const id = await propose({}, proposer);
    await accept(id, administrateur);
    const last = (await mails()).at(-1);
    expect(last).toMatchObject({
      destinataire: `redacteur-${acteurs.institutions.cd}@essai.example`,
      sujet: `MSA accepte : Schéma ${number}`,
    });
  });
});

describe("a scheme that is not public", () => {
  it("is read by its members, by those it names pilot, and by nobody else", async () => {
    const msa = personnes.msa;
    const dehors = await base().platform.act(d63, ESSAIS, async (ctx) => {
      const [nouvelle] = await createActeurs(ctx, [
        { genre: "institution", nom: `Dehors ${number}`, nature: "association" },
      ]);
      const personne = await somebody(ctx, nouvelle as Id<"acteur">, "administrateur");
      const found = await ctx.tx
        .selectFrom("acteur")
        .select("public_id")
        .where("id", "=", nouvelle as Id<"acteur">)
        .executeTakeFirstOrThrow();
      return { personne, publicId: found.public_id };
    });
    expect(await reads(redacteur())).toBe(true);
    expect(await reads(msa)).toBe(true);
    expect(await reads(dehors.personne)).toBe(false);
    expect(await reads(voisins.personnes.caf.administrateur)).toBe(false);
    const id = await propose({ institution: dehors.publicId, role: "informe" });
    expect(await reads(dehors.personne)).toBe(false);
    // It sees what is proposed to it all the same, and nobody else from outside does.
    const sees = (who: Who) => base().platform.read(d63, who, (ctx) => readMembre(ctx, id));
    expect(await sees(dehors.personne)).toMatchObject({ lisible: false, permis: { repondre: true } });
    const recues = await base().platform.read(d63, dehors.personne, (ctx) => listPropositionsRecues(ctx));
    expect(recues.map((one) => one.id)).toEqual([id]);
    await expect(sees(personnes.association)).rejects.toMatchObject({ code: "introuvable", status: 404 });
    await accept(id, dehors.personne);
    expect(await reads(dehors.personne)).toBe(true);
    await withdraw(id, dehors.personne);
    expect(await reads(dehors.personne)).toBe(false);
  });
});
