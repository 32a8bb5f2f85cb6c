import { sql } from "kysely";
import { listActeurs, loadRepertoire, operationsActeurs, resolve } from "#modules/acteurs/index.ts";
import { listEpci } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Famille } from "../../domain/etiquettes/famille.ts";
import type { Territoire } from "../../domain/plan/fiche.ts";

export type EtiquetteVue = { id: Id<"etiquette">; publicId: string; genre: Famille; libelle: string };

/** What the forms of a fiche offer: names to choose from, and how each identifier is written. */
export type ChoixFiche = {
  /** As it is proposed: the name, and its public id between brackets where two acteurs share it. */
  acteurs: { id: Id<"acteur">; ecrit: string }[];
  territoires: { genre: Territoire["genre"]; code: string; ecrit: string }[];
  etiquettes: EtiquetteVue[];
};

/** Everything a fiche may name in the département; `portees`: tags put away that the fiche bears all the same. */
export async function loadChoixFiche(
  ctx: Contexte,
  portees: readonly Id<"etiquette">[] = [],
): Promise<ChoixFiche> {
  const acteurs = await listActeurs(ctx);
  const { rows: communes } = await sql<{ code: string; nom: string }>`
    SELECT code, nom FROM commune WHERE departement = ${ctx.departement} ORDER BY nom`.execute(ctx.tx);
  const epci = (await listEpci(ctx)).map(({ siren, nom }) => ({ code: siren, nom }));
  const written = (names: readonly string[]) => {
    const count = new Map<string, number>();
    for (const name of names) count.set(normalise(name), (count.get(normalise(name)) ?? 0) + 1);
    return (nom: string, cle: string) => ((count.get(normalise(nom)) ?? 0) > 1 ? `${nom} [${cle}]` : nom);
  };
  const acteur = written(acteurs.map(({ nom }) => nom));
  const lieu = written([...epci, ...communes].map(({ nom }) => nom));
  return {
    acteurs: acteurs.map(({ id, nom, publicId }) => ({ id, ecrit: acteur(nom, publicId) })),
    territoires: [
      ...epci.map(({ code, nom }) => ({ genre: "epci" as const, code, ecrit: lieu(nom, code) })),
      ...communes.map(({ code, nom }) => ({ genre: "commune" as const, code, ecrit: lieu(nom, code) })),
    ],
    etiquettes: await listEtiquettes(ctx, portees),
  };
}

/** Tags that may be taken, and those of `portees`; by kind, then by name. */
export async function listEtiquettes(
  ctx: Contexte,
  portees: readonly Id<"etiquette">[] = [],
): Promise<EtiquetteVue[]> {
  const { rows } = await sql<EtiquetteVue>`
    SELECT id, public_id AS "publicId", genre, libelle FROM etiquette
     WHERE departement = ${ctx.departement}
       AND (rangee_le IS NULL AND fusionnee_dans IS NULL OR id = ANY(${[...portees]}::uuid[]))
     ORDER BY genre, ordre, libelle COLLATE "fr-FR-x-icu"`.execute(ctx.tx);
  return rows;
}

/**
 * Whom the names typed in a form mean, by field; every way to write an acteur that the département knows is understood.
 *
 * @throws Refusal `fiche.acteur-inconnu`, `fiche.acteur-ambigu` naming the field, with the nearest names.
 */
export async function resolveActeurs(
  ctx: Contexte,
  ecrits: readonly { champ: string; nom: string }[],
): Promise<Id<"acteur">[]> {
  if (ecrits.length === 0) return [];
  require(ctx, operationsActeurs.voirPersonnes, null);
  const repertoire = await loadRepertoire(ctx);
  const found: Id<"acteur">[] = [];
  for (const { champ, nom } of ecrits) {
    const [, cle] = /\[([0-9a-z]{8})\]\s*$/.exec(nom) ?? [];
    const named = cle ? await acteurByPublicId(ctx, cle) : null;
    const resolution = named ? { genre: "trouve" as const, acteur: named } : resolve(repertoire, nom);
    if (resolution.genre === "trouve") found.push(resolution.acteur);
    else if (resolution.genre === "ambigu") {
      const rows = await listActeurs(ctx);
      const proches = rows
        .filter(({ id }) => resolution.acteurs.includes(id))
        .map((one) => `${one.nom} [${one.publicId}]`);
      throw new Refusal("fiche.acteur-ambigu", { champ, nom, proches });
    } else throw new Refusal("fiche.acteur-inconnu", { champ, nom, proches: await nearest(ctx, nom) });
  }
  return found;
}

/** Where the names typed in a form are. @throws Refusal `fiche.territoire-inconnu` naming the field. */
export function resolveTerritoires(
  choix: ChoixFiche["territoires"],
  ecrits: readonly { champ: string; nom: string }[],
): Territoire[] {
  const byName = new Map(choix.map((one) => [normalise(one.ecrit), one]));
  return ecrits.map(({ champ, nom }) => {
    const found = byName.get(normalise(nom)) ?? choix.find(({ code }) => code === nom.trim());
    if (!found) throw new Refusal("fiche.territoire-inconnu", { champ, nom });
    return { genre: found.genre, code: found.code };
  });
}

async function acteurByPublicId(ctx: Contexte, publicId: string): Promise<Id<"acteur"> | null> {
  const row = await ctx.tx
    .selectFrom("acteur")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", publicId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A few acteurs whose names hold a word of what was typed, the longest word first. */
async function nearest(ctx: Contexte, nom: string): Promise<string[]> {
  const words = normalise(nom)
    .split(" ")
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length);
  for (const recherche of words) {
    const rows = await listActeurs(ctx, { recherche }, { from: 0, to: 4 });
    if (rows.length > 0) return rows.map((one) => one.nom);
  }
  return [];
}
