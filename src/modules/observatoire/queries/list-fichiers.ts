import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type Rapport, withoutFigures } from "../domain/imports/rapport.ts";
import type { EtatFichier } from "../domain/vocabulaire.ts";
import { operationsObservatoire } from "../rights.ts";

export type FichierListe = {
  readonly id: Id<"fichier_source">;
  readonly publicId: string;
  readonly nom: string;
  readonly producteur: string;
  readonly jeu: string;
  readonly licence: string;
  readonly adresse: string | null;
  readonly empreinte: string;
  readonly octets: bigint;
  readonly encodage: string | null;
  readonly separateur: string | null;
  readonly lignes: number;
  readonly geographie: number;
  readonly prereglage: string;
  readonly edition: string;
  readonly etat: EtatFichier;
  readonly recuLe: string;
  readonly publieLe: string | null;
  readonly annuleLe: string | null;
  readonly observations: number;
  /** Without its examples when they may say a figure that is hidden. */
  readonly rapport: Rapport;
  /** True when figures of it are hidden. */
  readonly masque: boolean;
};

/** The files, newest first; what is not published is for those who may import. */
export async function listFichiers(ctx: Contexte): Promise<FichierListe[]> {
  return readFichiers(ctx, null);
}

/** One file. @throws Refusal `introuvable` (404), also for one that is not published and that the person may not import */
export async function readFichierSource(ctx: Contexte, publicId: string): Promise<FichierListe> {
  const [found] = await readFichiers(ctx, publicId);
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}

async function readFichiers(ctx: Contexte, publicId: string | null): Promise<FichierListe[]> {
  const tous = may(ctx, operationsObservatoire.importerDonnees, null);
  const { rows } = await sql<FichierListe>`
    SELECT f.id, f.public_id AS "publicId", f.nom, f.producteur, f.jeu, f.licence, f.adresse, f.empreinte, f.octets,
           f.encodage, f.separateur, f.lignes, f.geographie, f.prereglage, f.edition, f.etat, f.recu_le AS "recuLe",
           f.publie_le AS "publieLe", f.annule_le AS "annuleLe", f.observations, f.rapport,
           EXISTS (SELECT 1 FROM fichier_contenu k
                     JOIN cellule_secrete s ON s.departement = k.departement AND s.indicateur = k.indicateur
                                           AND s.definition = k.definition AND s.millesime = k.millesime
                                           AND s.maille = k.maille
                    WHERE k.departement = f.departement AND k.fichier = f.id) AS masque
      FROM fichier_source f
     WHERE f.departement = ${ctx.departement} AND (${tous} OR f.etat = 'publie')
       AND (${publicId}::text IS NULL OR f.public_id = ${publicId}::text)
     ORDER BY f.recu_le DESC, f.id DESC`.execute(ctx.tx);
  return rows.map((one) => (one.masque ? { ...one, rapport: withoutFigures(one.rapport) } : one));
}
