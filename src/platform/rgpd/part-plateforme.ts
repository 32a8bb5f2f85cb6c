import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { eraseValeurs } from "#platform/journal/erase-valeurs.ts";
import type { PartPersonne, PersonneVisee, Tableau } from "./personne.ts";

/** Most lines of the journal in one export: beyond, the file says so by its count. */
const LIGNES = 20_000;

/** What the kernel knows of a person: account, sessions, links, mails, journal. */
export const partPlateforme: PartPersonne = {
  cle: "plateforme",

  exporter: async (ctx, personne) => [
    await account(ctx, personne),
    await sessions(ctx, personne),
    await agendas(ctx, personne),
    await mails(ctx, personne),
    await journal(ctx, personne),
    await readings(ctx, personne),
  ],

  effacer: async (ctx, personne) => {
    // Asked first: the account knows addresses that the card does not.
    const known = await addresses(ctx, personne);
    const closed = await closeAccount(ctx, personne, known);
    const calendars = await eraseAgendas(ctx, personne);
    return closed + calendars + (await eraseMails(ctx, known)) + (await eraseJournal(ctx, personne));
  },
};

async function account(ctx: Contexte, { id }: PersonneVisee): Promise<Tableau> {
  const { rows } = await sql<{ nom: string; courriel: string; cree: string; fournisseur: string | null }>`
    SELECT c.nom, c.courriel, c.cree_le AS cree, i.emetteur AS fournisseur
      FROM compte_personne p JOIN compte c ON c.id = p.compte LEFT JOIN compte_identite i ON i.compte = c.id
     WHERE p.departement = ${ctx.departement} AND p.personne = ${id}`.execute(ctx.tx);
  return {
    titre: "Compte",
    lignes: rows.map((row) => ({
      Nom: row.nom,
      "Adresse électronique": row.courriel,
      "Créé le": row.cree,
      "Fournisseur d'identité": row.fournisseur,
    })),
  };
}

async function sessions(ctx: Contexte, { id }: PersonneVisee): Promise<Tableau> {
  const { rows } = await sql<{ appareil: string; moyen: string; ouverte: string; vue: string }>`
    SELECT appareil, moyen, ouverte_le AS ouverte, vue_le AS vue FROM session
     WHERE departement = ${ctx.departement} AND personne = ${id} ORDER BY ouverte_le`.execute(ctx.tx);
  return {
    titre: "Sessions",
    lignes: rows.map(({ appareil, moyen, ouverte, vue }) => ({
      Appareil: appareil,
      Moyen: moyen,
      Ouverte: ouverte,
      "Dernier usage": vue,
    })),
  };
}

async function agendas(ctx: Contexte, { id }: PersonneVisee): Promise<Tableau> {
  const { rows } = await sql<{ nom: string; cree: string; lu: string }>`
    SELECT nom, cree_le AS cree, lu_le AS lu FROM agenda
     WHERE departement = ${ctx.departement} AND personne = ${id} ORDER BY cree_le`.execute(ctx.tx);
  return {
    titre: "Adresses d’agenda",
    lignes: rows.map(({ nom, cree, lu }) => ({ Nom: nom, "Créée le": cree, "Dernière lecture": lu })),
  };
}

async function eraseAgendas(ctx: Contexte, { id }: PersonneVisee): Promise<number> {
  const gone = await sql`
    DELETE FROM agenda WHERE departement = ${ctx.departement} AND personne = ${id}`.execute(ctx.tx);
  return Number(gone.numAffectedRows ?? 0n);
}

/** Addresses under which the person is written to. */
async function addresses(ctx: Contexte, { id, courriel }: PersonneVisee): Promise<string[]> {
  const { rows } = await sql<{ courriel: string }>`
    SELECT c.courriel FROM compte_personne p JOIN compte c ON c.id = p.compte
     WHERE p.departement = ${ctx.departement} AND p.personne = ${id}`.execute(ctx.tx);
  const all = [courriel, ...rows.map((row) => row.courriel)];
  return [...new Set(all.flatMap((one) => (one ? [one.toLowerCase()] : [])))];
}

async function mails(ctx: Contexte, personne: PersonneVisee): Promise<Tableau> {
  const { rows } = await sql<{ sujet: string; genre: string; etat: string; cree: string }>`
    SELECT sujet, genre, etat, cree_le AS cree FROM courriel
     WHERE lower(destinataire) = ANY(${await addresses(ctx, personne)}::text[])
       AND (departement = ${ctx.departement} OR departement IS NULL)
     ORDER BY cree_le LIMIT ${LIGNES}`.execute(ctx.tx);
  return {
    titre: "Courriels reçus",
    lignes: rows.map(({ sujet, genre, etat, cree }) => ({
      Objet: sujet,
      Genre: genre,
      État: etat,
      Date: cree,
    })),
  };
}

async function journal(ctx: Contexte, { id }: PersonneVisee): Promise<Tableau> {
  const { rows } = await sql<{
    no: bigint;
    instant: string;
    operation: string;
    genre: string;
    avant: string | null;
    apres: string | null;
  }>`
    SELECT j.no, j.instant, j.operation, j.objet_genre AS genre, v.avant::text AS avant, v.apres::text AS apres
      FROM journal j LEFT JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
     WHERE j.departement = ${ctx.departement} AND (j.auteur_personne = ${id} OR j.objet = ${id})
     ORDER BY j.no LIMIT ${LIGNES}`.execute(ctx.tx);
  return {
    titre: "Ce que la personne a fait, et ce qui a été fait de sa fiche",
    lignes: rows.map(({ no, instant, operation, genre, avant, apres }) => ({
      Ligne: Number(no),
      Date: instant,
      Opération: operation,
      Objet: genre,
      Avant: avant,
      Après: apres,
    })),
  };
}

async function readings(ctx: Contexte, { id }: PersonneVisee): Promise<Tableau> {
  const { rows } = await sql<{ instant: string; operation: string }>`
    SELECT instant, operation FROM journal_lecture
     WHERE departement = ${ctx.departement} AND objet = ${id} ORDER BY no LIMIT ${LIGNES}`.execute(ctx.tx);
  return {
    titre: "Lectures de ses données",
    lignes: rows.map(({ instant, operation }) => ({ Date: instant, Opération: operation })),
  };
}

/** The account goes when it is a person nowhere else; else it loses this one, and its sessions here. */
async function closeAccount(ctx: Contexte, { id }: PersonneVisee, known: readonly string[]): Promise<number> {
  const { tx, departement } = ctx;
  const links = await sql`
    DELETE FROM lien_connexion WHERE courriel = ANY(${known}::text[])`.execute(tx);
  const closed =
    await sql`DELETE FROM session WHERE departement = ${departement} AND personne = ${id}`.execute(tx);
  const { rows } = await sql<{ compte: string }>`
    DELETE FROM compte_personne WHERE departement = ${departement} AND personne = ${id} RETURNING compte`.execute(
    tx,
  );
  for (const { compte } of rows) {
    await sql`
      DELETE FROM compte c WHERE id = ${compte}
         AND NOT exploitant AND NOT EXISTS (SELECT FROM compte_personne p WHERE p.compte = c.id)`.execute(tx);
  }
  return Number(links.numAffectedRows ?? 0n) + Number(closed.numAffectedRows ?? 0n) + rows.length;
}

/**
 * Those of another département to the same address are not ours to remove. Those of no département (links to sign in) go
 * with the account: they stay while it serves elsewhere.
 */
async function eraseMails(ctx: Contexte, known: readonly string[]): Promise<number> {
  const gone = await sql`
    DELETE FROM courriel m
     WHERE lower(m.destinataire) = ANY(${known}::text[]) AND m.etat <> 'en_cours'
       AND (m.departement = ${ctx.departement} OR m.departement IS NULL
         AND NOT EXISTS (SELECT FROM compte c WHERE c.courriel = lower(m.destinataire)))`.execute(ctx.tx);
  return Number(gone.numAffectedRows ?? 0n);
}

/** Names of the author on what they did; values of what was done of their card. The lines and the chain stay. */
async function eraseJournal(ctx: Contexte, { id }: PersonneVisee): Promise<number> {
  const { tx, departement } = ctx;
  const linesWhere = async (column: "auteur_personne" | "objet") => {
    const { rows } = await sql<{ no: bigint }>`
      SELECT j.no FROM journal j JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
       WHERE j.departement = ${departement} AND j.${sql.ref(column)} = ${id} AND j.operation <> 'journal.effacer'`.execute(
      tx,
    );
    return rows.map(({ no }) => Number(no));
  };
  const objet = { genre: "acteur", id };
  const motif = "Effacement d'une personne";
  const signed = await eraseValeurs(ctx, {
    lignes: await linesWhere("auteur_personne"),
    motif,
    parties: ["auteur"],
    objet,
  });
  return (
    signed +
    (await eraseValeurs(ctx, { lignes: await linesWhere("objet"), motif, parties: ["valeurs"], objet }))
  );
}
