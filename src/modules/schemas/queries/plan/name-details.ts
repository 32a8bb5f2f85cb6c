import { sql } from "kysely";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Territoire } from "../../domain/plan/fiche.ts";
import type { EtiquetteVue } from "../ecrire/load-choix-fiche.ts";
import type { ActeurNomme } from "./load-plan.ts";

/** Names of places, in their order: « Tout le département », EPCI, communes. */
export async function nameTerritoires(ctx: Contexte, territoires: readonly Territoire[]): Promise<string[]> {
  if (territoires.length === 0) return [];
  if (territoires.some(({ genre }) => genre === "departement")) return ["Tout le département"];
  const codes = territoires.map(({ code }) => code);
  const { rows } = await sql<{ code: string; nom: string }>`
    SELECT siren AS code, nom FROM epci WHERE siren = ANY(${codes})
    UNION ALL SELECT code, nom FROM commune WHERE code = ANY(${codes})`.execute(ctx.tx);
  const names = new Map(rows.map(({ code, nom }) => [code, nom]));
  return codes.map((code) => names.get(code) ?? code);
}

/** The tags of an objectif or an action, by kind then by name. */
export async function readEtiquettes(
  ctx: Contexte,
  genre: "objectif" | "action",
  id: Id<"objectif"> | Id<"action">,
): Promise<EtiquetteVue[]> {
  const { rows } = await sql<EtiquetteVue>`
    SELECT e.id, e.public_id AS "publicId", e.genre, e.libelle
      FROM ${sql.table(`${genre}_etiquette`)} l
      JOIN etiquette e ON e.departement = l.departement AND e.id = l.etiquette
     WHERE l.departement = ${ctx.departement} AND l.${sql.ref(genre)} = ${id}
     ORDER BY e.genre, e.ordre, e.libelle COLLATE "fr-FR-x-icu"`.execute(ctx.tx);
  return rows;
}

/** Acteurs by identifier, in their order; persons only for whoever may see them. */
export async function nameActeurs(ctx: Contexte, ids: readonly Id<"acteur">[]): Promise<ActeurNomme[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ActeurNomme>`
    SELECT a.id, a.public_id AS "publicId", a.nom, coalesce(a.sigle, a.nom) AS court, a.genre
      FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS w (id, rang)
      JOIN acteur a ON a.departement = ${ctx.departement} AND a.id = w.id
     ORDER BY w.rang`.execute(ctx.tx);
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  return rows.filter(({ genre }) => persons || genre !== "personne");
}
