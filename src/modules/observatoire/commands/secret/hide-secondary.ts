import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import type { Attaque, Equation } from "../../domain/secret/modele.ts";
import { proteger } from "../../domain/secret/proteger.ts";
import type { IndicateurListe } from "../../queries/list-indicateurs.ts";
import type { Portee } from "../../queries/secret/list-portees.ts";
import type { CelluleLue, PlaceSecret } from "../../queries/secret/load-cellules.ts";
import { loadTableau, type TableauLu } from "../../queries/secret/load-tableau.ts";

type Travail = {
  readonly places: readonly PlaceSecret[];
  readonly portees: readonly Portee[];
  readonly indicateurs: readonly IndicateurListe[];
  readonly etendue: "tout" | "fichier" | "regle";
};

/**
 * Hides what would give a hidden cell back, until an attack on all that is published finds nothing, and keeps what that
 * attack was: how many cells, how many equations, and those that still give way.
 */
export async function hideSecondary(ctx: Contexte, travail: Travail): Promise<void> {
  const debut = performance.now();
  const tableau = await loadTableau(ctx, travail.places, travail.indicateurs, reglesOf(travail.portees));
  if (!tableau) return;
  const { cellules, ajoutees, restantes } = proteger(tableau.cellules, tableau.equations);
  await insertSecondary(ctx, cellsOf(tableau, ajoutees), genresByCell(tableau, ajoutees));
  await markExposed(ctx, tableau, restantes);
  const attaquees = cellules.filter(({ masque }) => masque !== null).length;
  await noteAttack(ctx, travail.etendue, { tableau, attaquees, restantes, debut });
}

export function reglesOf(portees: readonly Portee[]) {
  return new Map(
    portees
      .filter(({ concerne }) => concerne)
      .map(({ fichier, indicateur, regle }) => [`${fichier} ${indicateur}`, regle]),
  );
}

/** The published cells behind those of the model, each once. */
function cellsOf({ publiees, lues }: TableauLu, cles: readonly string[]): CelluleLue[] {
  const found = cles.flatMap((cle) => {
    const one = publiees.get(cle);
    return (one && lues.get(one)) ?? [];
  });
  return [...new Set(found)];
}

/** Which kinds of equations each cell is part of, beside something hidden: why it had to be hidden too. */
function genresByCell(tableau: TableauLu, cles: readonly string[]): Map<CelluleLue, Equation["genre"][]> {
  const masques = new Set(tableau.cellules.flatMap(({ cle, masque }) => (masque ? [cle] : [])));
  const wanted = new Set(cles);
  const found = new Map<CelluleLue, Set<Equation["genre"]>>();
  for (const { genre, termes } of tableau.equations) {
    const own = termes.filter(([cle]) => wanted.has(cle));
    if (own.length === 0 || !termes.some(([cle]) => masques.has(cle) || wanted.has(cle))) continue;
    for (const cell of cellsOf(
      tableau,
      own.map(([cle]) => cle),
    ))
      found.set(cell, (found.get(cell) ?? new Set()).add(genre));
  }
  return new Map([...found].map(([cell, genres]) => [cell, [...genres].sort()]));
}

async function insertSecondary(
  { tx, departement }: Contexte,
  cells: readonly CelluleLue[],
  genres: ReadonlyMap<CelluleLue, readonly Equation["genre"][]>,
): Promise<void> {
  if (cells.length === 0) return;
  const column = <K extends keyof CelluleLue>(name: K) => cells.map((cell) => cell[name]);
  await sql`
    INSERT INTO cellule_secrete (departement, indicateur, definition, millesime, maille, code, statut, origine, fichier, genres)
    SELECT ${departement}, c.indicateur, c.definition, c.millesime, c.maille, c.code, 'secret_secondaire', 'protection',
           c.fichier, coalesce(string_to_array(nullif(c.genres, ''), ' '), '{}')
      FROM unnest(${column("indicateur")}::uuid[], ${column("definition")}::smallint[], ${column("millesime")}::text[],
                  ${column("maille")}::text[], ${column("code")}::text[], ${column("fichier")}::uuid[],
                  ${cells.map((cell) => (genres.get(cell) ?? []).join(" "))}::text[])
             AS c(indicateur, definition, millesime, maille, code, fichier, genres)
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Says of the cells of a table which ones an attack still deduces, and by what. */
export async function markExposed(
  { tx, departement }: Contexte,
  tableau: TableauLu,
  restantes: readonly Attaque[],
): Promise<void> {
  const exposed = new Map<CelluleLue, Set<string>>();
  for (const { cle, par } of restantes)
    for (const cell of cellsOf(tableau, [cle]))
      exposed.set(cell, new Set([...(exposed.get(cell) ?? []), ...par.map(({ genre }) => genre)]));
  const cells = [...new Set(tableau.cellules.flatMap(({ cle }) => cellsOf(tableau, [cle])))];
  const column = <K extends keyof CelluleLue>(name: K) => cells.map((cell) => cell[name]);
  await sql`
    UPDATE cellule_secrete s
       SET exposee = c.exposee, genres = CASE WHEN c.exposee THEN coalesce(string_to_array(nullif(c.genres, ''), ' '), '{}')
                                              ELSE s.genres END
      FROM unnest(${column("indicateur")}::uuid[], ${column("definition")}::smallint[], ${column("millesime")}::text[],
                  ${column("maille")}::text[], ${column("code")}::text[], ${cells.map((cell) => exposed.has(cell))}::boolean[],
                  ${cells.map((cell) => [...(exposed.get(cell) ?? [])].sort().join(" "))}::text[])
             AS c(indicateur, definition, millesime, maille, code, exposee, genres)
     WHERE s.departement = ${departement} AND s.indicateur = c.indicateur AND s.definition = c.definition
       AND s.millesime = c.millesime AND s.maille = c.maille AND s.code = c.code
       AND (s.exposee OR c.exposee)`.execute(tx);
}

export async function noteAttack(
  ctx: Contexte,
  etendue: Travail["etendue"],
  found: { tableau: TableauLu | null; attaquees: number; restantes: readonly Attaque[]; debut: number },
): Promise<Id<"attaque_secret">> {
  const id = newId<"attaque_secret">(ctx.now.epochMilliseconds);
  await ctx.tx
    .insertInto("attaque_secret")
    .values({
      ...{ departement: ctx.departement, id, etendue, faite_le: ctx.now.toString() },
      ...{ cellules: found.attaquees, equations: found.tableau?.equations.length ?? 0 },
      ...{ exposees: found.restantes.length, duree_ms: Math.round(performance.now() - found.debut) },
    })
    .execute();
  return id;
}
