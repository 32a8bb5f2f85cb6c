import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { TableDeTrajets } from "../../domain/accessibilite/apl.ts";
import type { GenreAcces, RapportAcces } from "../../domain/accessibilite/lire-fichier-acces.ts";
import type { EtatFichier } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";

/** A file that a calculation used, as the page names it. */
export type FichierUtilise = {
  readonly publicId: string;
  readonly nom: string;
  readonly source: string;
  /** ISO day. */
  readonly date: string;
  readonly lignes: number;
};

type Publie = FichierUtilise & { readonly id: string };

/** The file of a kind that is used: of those published, the one of the newest day, then published last. */
async function findPublie({ tx, departement }: Contexte, genre: GenreAcces): Promise<Publie | null> {
  const { rows } = await sql<Publie>`
    SELECT id, public_id AS "publicId", nom, source, date, lignes FROM acces_fichier
     WHERE departement = ${departement} AND genre = ${genre} AND etat = 'publie'
     ORDER BY date DESC, publie_le DESC, id DESC LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}

/** Places or children of the published file of a kind, added up by commune; null when there is none. */
export function readLignes(
  ctx: Contexte,
  genre: "structures" | "voisins",
): Promise<(FichierUtilise & { readonly parCommune: ReadonlyMap<string, number> }) | null> {
  return remember(ctx, `acces ${genre}`, async () => {
    const fichier = await findPublie(ctx, genre);
    if (!fichier) return null;
    const { rows } = await sql<{ commune: string; nombre: number }>`
      SELECT commune, sum(nombre) AS nombre FROM acces_ligne
       WHERE departement = ${ctx.departement} AND fichier = ${fichier.id}::uuid
       GROUP BY commune`.execute(ctx.tx);
    return { ...fichier, parCommune: new Map(rows.map(({ commune, nombre }) => [commune, nombre])) };
  });
}

/** The published table of travel times; null when there is none. From a commune to itself is no time. */
export function readTrajets(
  ctx: Contexte,
): Promise<{ readonly fichier: FichierUtilise; readonly minutes: TableDeTrajets } | null> {
  return remember(ctx, "acces trajets", async () => {
    const fichier = await findPublie(ctx, "trajets");
    if (!fichier) return null;
    const { rows } = await sql<{ commune: string; vers: string; nombre: number }>`
      SELECT commune, vers, nombre FROM acces_ligne
       WHERE departement = ${ctx.departement} AND fichier = ${fichier.id}::uuid`.execute(ctx.tx);
    const minutes = new Map(rows.map(({ commune, vers, nombre }) => [`${commune} ${vers}`, nombre]));
    const read = (commune: string, offre: string) =>
      minutes.get(`${commune} ${offre}`) ?? (commune === offre ? 0 : undefined);
    return { fichier, minutes: read };
  });
}

/** A file of accessibility with its report, as its page shows it. */
export type FichierAcces = FichierUtilise & {
  readonly id: Id<"acces_fichier">;
  readonly genre: GenreAcces;
  readonly etat: EtatFichier;
  readonly recuLe: string;
  readonly publieLe: string | null;
  readonly empreinte: string;
  readonly rapport: RapportAcces;
};

/** The files, the newest day first; what is not published is for those who may import. */
export async function listFichiersAcces(
  ctx: Contexte,
  filtre: { publicId?: string; ids?: readonly string[] } = {},
): Promise<FichierAcces[]> {
  const tous = may(ctx, operationsObservatoire.importerDonnees, null);
  const { publicId = null, ids = null } = filtre;
  const { rows } = await sql<FichierAcces>`
    SELECT id, public_id AS "publicId", nom, source, date, lignes, genre, etat, empreinte, rapport,
           recu_le AS "recuLe", publie_le AS "publieLe"
      FROM acces_fichier
     WHERE departement = ${ctx.departement} AND (${tous}::boolean OR etat = 'publie')
       AND (${publicId}::text IS NULL OR public_id = ${publicId}::text)
       AND (${ids}::uuid[] IS NULL OR id = ANY(${ids}::uuid[]))
     ORDER BY date DESC, recu_le DESC, id DESC`.execute(ctx.tx);
  return rows;
}

/** One file. @throws Refusal `introuvable` (404), also for one that is not published and that the person may not import */
export async function findFichierAcces(ctx: Contexte, publicId: string): Promise<FichierAcces> {
  const [found] = await listFichiersAcces(ctx, { publicId });
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}
