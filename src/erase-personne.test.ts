import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { createActeurs, grantRoles, readPrincipal } from "#modules/acteurs/index.ts";
import type { Principal, PrincipalPersonne } from "#platform/identity/principal.ts";
import { openSession } from "#platform/identity/session.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { verifyChain } from "#platform/journal/verify.ts";
import { COURRIEL_CONNEXION } from "#platform/mail/genres.ts";
import { queueMail } from "#platform/mail/queue-mail.ts";
import { eraseFrozen } from "#platform/rgpd/erase-frozen.ts";
import {
  type DemandeEffacementPersonne,
  erasePersonne,
  exportPersonne,
  prepareErasure,
} from "#platform/rgpd/erase-personne.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { declaredRgpd } from "./composition.ts";

const base = setUpDatabase();
const d63 = departement("63");
const d43 = departement("43");
const { personnes: connait } = declaredRgpd;
const NOM = "Ysoline Tremblevent";
const COURRIEL = "ysoline.tremblevent@exemple.fr";
let acteurs: ActeursSeme;
let ailleurs: ActeursSeme;
let schema: SchemaSeme;
let visee: PrincipalPersonne;
let publicId: string;

beforeAll(async () => {
  const { platform, database } = base();
  acteurs = await seedActeurs(platform, d63);
  ailleurs = await seedActeurs(platform, d43);
  schema = await seedSchema(platform, d63, acteurs);
  const { caf } = acteurs.institutions;
  visee = await platform.act(d63, ESSAIS, async (ctx) => {
    const [id] = await createActeurs(ctx, [{ genre: "personne", nom: NOM, parent: caf }]);
    if (!id) throw new Error("not created");
    await grantRoles(ctx, { personne: id, institution: caf, roles: ["redacteur"] });
    await sql`UPDATE acteur SET courriel = ${COURRIEL}, fonction = 'Chargée de tests' WHERE departement = '63' AND id = ${id}`.execute(
      ctx.tx,
    );
    const principal = await readPrincipal(ctx, id, caf);
    if (!principal) throw new Error("no role");
    return principal;
  });
  publicId = await database.inDepartement(d63, async (tx) => {
    const row = await tx
      .selectFrom("acteur")
      .select("public_id")
      .where("departement", "=", d63)
      .where("id", "=", visee.personne)
      .executeTakeFirstOrThrow();
    return row.public_id;
  });
  // Everything that a person leaves behind: news, a journal, a session, an account, a mail, a text that names them.
  await platform.act(d63, visee, async (ctx) => {
    await sql`
      INSERT INTO point_avancement (departement, id, action, date, instant, auteur, auteur_nom, institution, statut, avancement, meteo, commentaire)
      VALUES ('63', ${newId()}, ${schema.actions["1-A"].id}, '2026-11-01', now(), ${visee.personne}, ${NOM}, ${caf}, 'en_cours', 40, 'soleil', ${`Vu avec ${NOM.toUpperCase()} lundi.`})`.execute(
      ctx.tx,
    );
    await recordJournal(ctx, [
      {
        operation: "essai.changer",
        objet: { genre: "essai", id: newId() },
        avant: { n: 1 },
        apres: { n: 2 },
      },
    ]);
  });
  await platform.act(d63, ESSAIS, async ({ tx, departement: code }) => {
    const invitation = (nom: string, courriel: string, by: { id: string; nom: string }) => sql`
      INSERT INTO invitation (departement, id, institution, nom, courriel, roles, du, empreinte, premiere, etat, invite_par, invite_par_nom, cree_le, expire_le, message)
      VALUES (${code}, ${newId()}, ${caf}, ${nom}, ${courriel}, '{lecteur}', NULL, ${newId()}, false, 'envoyee', ${by.id}, ${by.nom}, now(), now(), 'Mot pour elle')`;
    // Received before the département knew who it was for, and sent to somebody else.
    await invitation(NOM, COURRIEL, {
      id: acteurs.personnes.caf.administrateur.personne,
      nom: "Un autre",
    }).execute(tx);
    await invitation("Quelqu'un d'autre", "autre@exemple.org", { id: visee.personne, nom: NOM }).execute(tx);
  });
  const compte = newId<"compte">();
  const mail = (destinataire: string, code: string | null, sujet: string, nom = NOM) =>
    database.national((tx) =>
      queueMail(
        tx,
        {
          genre: COURRIEL_CONNEXION,
          departement: code === null ? null : departement(code),
          ...{ destinataire, nom, sujet, contenu: `Bonjour ${nom}` },
        },
        platform.clock.now(),
      ),
    );
  await mail(COURRIEL, "63", "Une lettre d'ici");
  await mail(COURRIEL, null, "Votre lien");
  await mail("perso@exemple.fr", null, "Un lien à l'adresse du compte");
  await mail("autre@exemple.org", null, "Pour quelqu'un d'autre", "Autre Nom");
  await database.national(async (tx) => {
    await sql`INSERT INTO compte (id, nom, courriel, cree_le) VALUES (${compte}, ${NOM}, 'perso@exemple.fr', now())`.execute(
      tx,
    );
    await sql`INSERT INTO compte_personne (compte, departement, personne, cree_le) VALUES (${compte}, '63', ${visee.personne}, now())`.execute(
      tx,
    );
    await openSession(
      tx,
      { compte, agir: visee, moyen: "lien", appareil: "Firefox sur Linux" },
      platform.clock.now(),
    );
  });
});

const admin = () => acteurs.personnes.caf.administrateur;
const ask = (as: Principal, code = d63) =>
  base().platform.read(code, as, (ctx) => exportPersonne(ctx, connait, publicId));
const erase = (as: Principal, changes: Partial<DemandeEffacementPersonne> = {}, code = d63) =>
  base().platform.act(code, as, (ctx) =>
    erasePersonne(ctx, connait, { publicId, revision: 1, motif: "demande", confirmation: NOM, ...changes }),
  );

describe("the data of a person", () => {
  it("are all in the export, which is read by them and noted", async () => {
    const { nom, tableaux } = await ask(visee);
    expect(nom).toBe(NOM);
    const text = JSON.stringify(tableaux);
    for (const part of [
      COURRIEL,
      "Chargée de tests",
      "redacteur",
      "Firefox sur Linux",
      "essai.changer",
      "TREMBLEVENT lundi",
      "Mot pour elle",
      "Une lettre d'ici",
      "Votre lien",
      "perso@exemple.fr",
    ]) {
      expect(text).toContain(part);
    }
    const { rows } = await base().platform.read(d63, ESSAIS, ({ tx }) =>
      sql<{ auteur: string }>`SELECT auteur_personne AS auteur FROM journal_lecture
        WHERE departement = '63' AND operation = 'rgpd.exporter' AND objet = ${visee.personne}`.execute(tx),
    );
    expect(rows).toEqual([{ auteur: visee.personne }]);
  });

  it("are for the person and the administrator of their institution, and for nobody else", async () => {
    await expect(ask(admin())).resolves.toMatchObject({ nom: NOM });
    const { administrateur: _administrateur, ...others } = acteurs.personnes.caf;
    for (const who of [
      ...Object.values(others),
      acteurs.personnes.redacteurMsa,
      ailleurs.personnes.caf.administrateur,
    ]) {
      await expect(ask(who)).rejects.toMatchObject({ status: 403 });
    }
    await expect(ask({ genre: "anonyme" })).rejects.toMatchObject({ status: 403 });
    // The same name in another département leads nowhere.
    await expect(ask(ailleurs.personnes.caf.administrateur, d43)).rejects.toMatchObject({ status: 404 });
  });
});

describe("the erasure of a person", () => {
  it("is refused to whoever has not the right, in whatever département", async () => {
    const { administrateur: _administrateur, ...others } = acteurs.personnes.caf;
    for (const who of [
      ...Object.values(others),
      visee,
      acteurs.personnes.redacteurMsa,
      ailleurs.personnes.caf.administrateur,
    ]) {
      await expect(erase(who)).rejects.toMatchObject({ status: 403 });
    }
    await expect(erase(ailleurs.personnes.caf.administrateur, {}, d43)).rejects.toMatchObject({
      status: 404,
    });
  });

  it("asks for the name, the reason and what was read", async () => {
    await expect(erase(admin(), { confirmation: "oui" })).rejects.toMatchObject({
      code: "rgpd.confirmation",
      details: { champ: "confirmation" },
    });
    await expect(erase(admin(), { motif: "toString" })).rejects.toMatchObject({ code: "rgpd.motif" });
    await expect(erase(admin(), { revision: 7 })).rejects.toMatchObject({ code: "rgpd.perime", status: 409 });
    await expect(erase(admin(), { publicId: "aaaaaaaa" })).rejects.toMatchObject({ status: 404 });
  });

  it("is held back by the last administrator, by accounts, and by oneself", async () => {
    const idOf = (personne: PrincipalPersonne) =>
      base().database.inDepartement(d63, async (tx) => {
        const row = await tx
          .selectFrom("acteur")
          .select("public_id")
          .where("departement", "=", d63)
          .where("id", "=", personne.personne)
          .executeTakeFirstOrThrow();
        return row.public_id;
      });
    const { certificateur, administrateur } = acteurs.personnes.caf;
    const wanted = async (personne: PrincipalPersonne) => ({
      publicId: await idOf(personne),
      confirmation: personne.nom,
    });
    await expect(erase(admin(), await wanted(certificateur))).rejects.toMatchObject({
      code: "rgpd.obligation-comptable",
      status: 409,
    });
    await expect(erase(admin(), await wanted(administrateur))).rejects.toMatchObject({
      code: "rgpd.soi-meme",
    });
    await expect(erase(ESSAIS, await wanted(administrateur))).rejects.toMatchObject({
      code: "rgpd.seul-administrateur",
    });
  });

  it("says beforehand what will be replaced and which texts to read again", async () => {
    const prepared = await base().platform.read(d63, admin(), (ctx) =>
      prepareErasure(ctx, connait, publicId),
    );
    expect(prepared).toMatchObject({ remplacement: `Personne effacée n° ${publicId}`, empeche: null });
    expect(prepared.aRevoir).toEqual([
      expect.objectContaining({
        lien: `/63/schemas/${schema.publicId}/actions/${schema.actions["1-A"].publicId}`,
        extrait: expect.stringContaining("TREMBLEVENT"),
      }),
    ]);
  });

  it("leaves the name nowhere but in the texts to read again, and the chain whole", async () => {
    const { platform, database } = base();
    // Accents, case and spaces do not matter.
    const personne = await erase(admin(), { confirmation: " ysoline  TREMBLEVENT " });
    await eraseFrozen(platform, d63, connait.parts, personne);
    // Done again after a crash, it changes nothing.
    await eraseFrozen(platform, d63, connait.parts, personne);
    const tables = await database.asOwner(d63, async (tx) => {
      const { rows } = await sql<{ name: string }>`
        SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`.execute(
        tx,
      );
      const found: string[] = [];
      for (const { name } of rows) {
        const { rows: hits } = await sql<{ n: number }>`
          SELECT count(*)::int AS n FROM ${sql.table(name)} t
           WHERE lower(t::text) LIKE '%tremblevent%'`.execute(tx);
        if ((hits[0]?.n ?? 0) > 0) found.push(name);
      }
      return found;
    });
    expect(tables).toEqual(["point_avancement"]);
    const { rows: news } = await platform.read(d63, ESSAIS, ({ tx }) =>
      sql<{
        nom: string;
      }>`SELECT auteur_nom AS nom FROM point_avancement WHERE departement = '63' AND auteur = ${visee.personne}`.execute(
        tx,
      ),
    );
    expect(news).toEqual([{ nom: `Personne effacée n° ${publicId}` }]);
    for (const chaine of ["journal", "lecture"] as const) {
      const found = await platform.read(d63, ESSAIS, ({ tx }) => verifyChain(tx, chaine, d63));
      expect(found).toMatchObject({ anomalies: [], nombre: 0 });
    }
    // No role, no session, no account.
    const principal = await platform.read(d63, ESSAIS, (ctx) =>
      readPrincipal(ctx, visee.personne, visee.institution),
    );
    expect(principal).toBeNull();
    const left = await database.national((tx) => tx.selectFrom("compte").select("id").execute());
    expect(left).toEqual([]);
    const { rows: mails } = await database.national((tx) =>
      sql<{ destinataire: string }>`SELECT destinataire FROM courriel`.execute(tx),
    );
    expect(mails.map(({ destinataire }) => destinataire)).toEqual(["autre@exemple.org"]);
    const { rows: sent } = await platform.read(d63, ESSAIS, ({ tx }) =>
      sql`SELECT courriel, invite_par_nom AS par FROM invitation WHERE departement = '63'`.execute(tx),
    );
    expect(sent).toEqual([{ courriel: "autre@exemple.org", par: `Personne effacée n° ${publicId}` }]);
    expect(JSON.stringify(await ask(admin()))).not.toMatch(/Ysoline Tremblevent|exemple\.fr/);
  });

  it("cannot be done twice from one page", async () => {
    await expect(erase(admin())).rejects.toMatchObject({ code: "rgpd.confirmation" });
  });
});
