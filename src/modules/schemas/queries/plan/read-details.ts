import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type {
  DetailsAction,
  FicheObjectifSaisie,
  Indicateur,
  Jalon,
  Territoire,
} from "../../domain/plan/fiche.ts";

type Stored = {
  pilotes: Id<"acteur">[];
  coordination: Id<"acteur">[];
  partenaires: Id<"acteur">[];
  etiquettes: Id<"etiquette">[];
};

/** Its own acteurs only, and its tags. */
const commun = (genre: "objectif" | "action") => {
  const role = (one: string) => sql`array(
    SELECT l.acteur FROM ${sql.table(`${genre}_acteur`)} l
     WHERE l.departement = f.departement AND l.${sql.ref(genre)} = f.id AND l.role = ${one} ORDER BY l.ordre)`;
  return sql`
    ${role("pilote")} AS pilotes, ${role("coordination")} AS coordination, ${role("partenaire")} AS partenaires,
    array(SELECT l.etiquette FROM ${sql.table(`${genre}_etiquette`)} l
           WHERE l.departement = f.departement AND l.${sql.ref(genre)} = f.id ORDER BY l.etiquette) AS etiquettes`;
};

const acteursOf = ({ pilotes, coordination, partenaires }: Stored) => ({
  pilotes,
  coordination,
  partenaires,
});

/** What is written of an action beside its row. */
export async function readDetailsAction(ctx: Contexte, action: Id<"action">): Promise<DetailsAction> {
  const { rows } = await sql<
    Stored & { code: string | null; description: string; territoires: Territoire[]; jalons: Jalon[] }
  >`
    SELECT f.code, f.description, ${commun("action")},
           coalesce((SELECT json_agg(json_build_object('genre', t.genre, 'code', t.code) ORDER BY t.genre DESC, t.code)
              FROM action_territoire t WHERE t.departement = f.departement AND t.action = f.id), '[]') AS territoires,
           coalesce((SELECT json_agg(json_build_object('libelle', j.libelle, 'date', j.date, 'fait', j.fait_le IS NOT NULL)
                                     ORDER BY j.ordre)
              FROM jalon j WHERE j.departement = f.departement AND j.action = f.id), '[]') AS jalons
      FROM action f
     WHERE f.departement = ${ctx.departement} AND f.id = ${action}`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw new Error(`no action ${action}`);
  const { code, description, etiquettes, territoires, jalons } = row;
  return { code, description, acteurs: acteursOf(row), etiquettes, territoires, jalons };
}

/** A whole objectif, as its form writes it. */
export async function readFicheObjectif(
  ctx: Contexte,
  objectif: Id<"objectif">,
): Promise<FicheObjectifSaisie> {
  const { rows } = await sql<
    Stored &
      Pick<FicheObjectifSaisie, "no" | "titre" | "contexte" | "resultatsAttendus"> & {
        indicateurs: Indicateur[];
      }
  >`
    SELECT f.no, f.titre, f.contexte, f.resultats_attendus AS "resultatsAttendus", ${commun("objectif")},
           coalesce((SELECT json_agg(json_build_object(
                'libelle', i.libelle, 'resultatVise', i.resultat_vise, 'unite', i.unite, 'sens', i.sens, 'base', i.base,
                'cibles', i.cibles, 'periodicite', i.periodicite) ORDER BY i.ordre)
              FROM indicateur_evaluation i WHERE i.departement = f.departement AND i.objectif = f.id), '[]') AS indicateurs
      FROM objectif f
     WHERE f.departement = ${ctx.departement} AND f.id = ${objectif}`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw new Error(`no objectif ${objectif}`);
  const { no, titre, contexte, resultatsAttendus, indicateurs, etiquettes } = row;
  return { no, titre, contexte, resultatsAttendus, indicateurs, etiquettes, acteurs: acteursOf(row) };
}
